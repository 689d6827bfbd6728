/** What the SDK's clients need to talk to the parts on this machine. Nothing checks these credentials. */
export const localAws = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const
