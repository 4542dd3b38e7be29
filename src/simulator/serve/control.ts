import { bodyText, type HttpResponse, response } from '../wire/message.ts'
import { controls } from './controls.ts'
import type { ReceivedRequest } from './http-server.ts'
import { BadInput } from './member.ts'
import { isRegion, type Regions } from './regions.ts'

/** Where the paths begin that are no call of AWS's. */
export const CONTROL = '/_simulator/'

const MOST_CHARACTERS = 1024 * 1024

const answer = (status: number, body: unknown): HttpResponse =>
  response(status, 'application/json', JSON.stringify(body ?? {}))

/** Answers a request to a control path. */
export async function answerControl(
  request: ReceivedRequest,
  regions: Regions,
  reset: () => void,
): Promise<HttpResponse> {
  try {
    const name = request.path.slice(CONTROL.length)
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined
    if (!control) return answer(404, { message: `There is ${Object.keys(controls).join(', ')}, and no ${name}.` })
    if (request.method !== (control.reads ? 'GET' : 'POST'))
      return answer(405, { message: `${name} takes ${control.reads ? 'GET' : 'POST'}.` })
    const region = request.query.region ?? 'us-east-1'
    if (!isRegion(region)) return answer(400, { message: `${region} is no Region.` })
    const given = control.reads ? {} : json(bodyText(request))
    return answer(200, await control.run(given, { regions, region, reset }))
  } catch (error) {
    // The simulator's own refusals are errors, too: no such repository, no such cluster.
    return answer(400, { message: error instanceof Error ? error.message : String(error) })
  }
}

function json(body: string): unknown {
  if (body.length > MOST_CHARACTERS) throw new BadInput(`The body is longer than ${MOST_CHARACTERS} characters.`)
  try {
    return JSON.parse(body || '{}')
  } catch {
    throw new BadInput('The body is not JSON.')
  }
}
