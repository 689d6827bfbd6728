import { forward, type HttpsFront, httpsFront } from './https-front.ts'

/**
 * Stands for the operator's DNS record: the origin of the stage, before the HTTP API that `endpoint` names
 * (`https://ID.execute-api.…`). The emulator's own `/health` is under that name, so the calls go by its other way in.
 */
export function apiFront(endpoint: () => string): Promise<HttpsFront> {
  return httpsFront(async (request) => {
    const { pathname, search } = new URL(request.url)
    const [id = ''] = new URL(endpoint()).hostname.split('.')
    const path = `/_aws/execute-api/${id}/$default${pathname}${search}`
    return forward(request, path, new Uint8Array(await request.arrayBuffer()))
  })
}
