import type { AwsError } from '../operation.ts'
import type { HttpRequest, HttpResponse } from './message.ts'
import type { OperationShape } from './shape.ts'

/** The server's side of one AWS wire protocol. */
export interface Protocol {
  /** The operation that a request asks for, or its name when the service has no such operation. */
  operation(request: HttpRequest, shapes: ReadonlyMap<string, OperationShape>): OperationShape | string
  input(request: HttpRequest, operation: OperationShape): Record<string, unknown>
  output(operation: OperationShape, value: unknown): HttpResponse
  error(error: AwsError): HttpResponse
}
