import { sdks } from '../../aws/sdk.ts'
import type { ServiceName } from '../../aws/service-name.ts'
import { AwsError } from '../operation.ts'
import { services } from '../services.ts'
import { checkRequest, withoutSecrets } from './check.ts'
import type { HttpRequest, HttpResponse } from './message.ts'
import { type OperationShape, operationShapes } from './shape.ts'

/** One request that reached a service's endpoint. */
export interface Received {
  readonly service: ServiceName
  readonly operation: string
  /** The decoded input, without what the API calls sensitive. */
  readonly input: unknown
}

/** What stands behind the endpoint: calls `check`, then runs the operation. Throws {@link AwsError} to refuse. */
export type Run = (received: Received, input: Record<string, unknown>, check: () => void) => Promise<unknown>

/** The server's side of one service: HTTP in, HTTP out, driven by the SDK's own schemas. */
export class Endpoint {
  readonly #service: ServiceName
  readonly #run: Run
  #shapes: Promise<ReadonlyMap<string, OperationShape>> | undefined

  constructor(service: ServiceName, run: Run) {
    this.#service = service
    this.#run = run
  }

  async handle(request: HttpRequest): Promise<HttpResponse> {
    const { protocol } = services[this.#service]
    this.#shapes ??= sdks[this.#service].load().then(operationShapes)
    try {
      const operation = protocol.operation(request, await this.#shapes)
      if (typeof operation === 'string')
        throw new AwsError('UnknownOperationException', `Unknown operation ${operation}`)
      const input = protocol.input(request, operation)
      const received = {
        service: this.#service,
        operation: operation.name,
        input: withoutSecrets(operation.input, input),
      }
      const check = (): void => checkRequest(services[this.#service], operation.input, input)
      return protocol.output(operation, await this.#run(received, input, check))
    } catch (error) {
      if (error instanceof AwsError) return protocol.error(error)
      throw error
    }
  }
}
