import type { Server } from 'node:http'

/**
 * Lets a server keep idle sockets. By itself Node's closes them after five seconds, perhaps at the moment when a client
 * writes to one: a fault of the stand-in, which the measured side would have to survive.
 */
export function keepingSockets(server: Server): Server {
  server.keepAliveTimeout = 3_600_000
  return server
}
