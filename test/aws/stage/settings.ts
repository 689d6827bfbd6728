/** What the script that starts the emulator tells these tests. The SDK's clients read the rest from the environment. */
export const setting = {
  /** The emulator, as `https://127.0.0.1:PORT`. */
  endpoint: told('AWS_ENDPOINT_URL'),
  region: told('AWS_REGION'),
  /** The address at which functions and commands look for SES, as `https://localhost:PORT`. Nothing is there yet. */
  sesEndpoint: told('AWS_ENDPOINT_URL_SES'),
  /** The name of the stage, which no stage of an operator has. The script deletes its files if the tests could not. */
  stage: told('EMULATED_STAGE'),
  /** The folder of the emulator's `server.crt` and `server.key`. */
  tlsFolder: told('MINISTACK_TLS_FOLDER'),
}

function told(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: these tests run by .ci/ministack/deployment.`)
  return value
}
