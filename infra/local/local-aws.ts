/** The settings by which the SDK's clients talk to the local parts. Nothing checks these credentials. */
export const localAws = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const
