/** An HTTP request as the SDK hands it to its request handler. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An HTTP response as the SDK takes it from its request handler. */
export interface HttpResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

export function bodyText({ body }: HttpRequest): string {
  if (body === undefined || body === null) return ''
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body)
}

export const response = (statusCode: number, contentType: string, body: string): HttpResponse => ({
  statusCode,
  headers: { 'content-type': contentType, 'x-amzn-requestid': 'simulated' },
  body: new TextEncoder().encode(body),
})
