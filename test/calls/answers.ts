import type { Fault } from '../../src/simulator/index.ts'

/** What has come in the place of AWS's answer: https://github.com/aws/aws-sdk-js/issues/1379, aws-sdk-js-v3 #4683, #6718. */
const HTML = '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>'

const bodies = { HTML, nothing: '' }

/** One HTTP 5xx without a code, in every form, before and after AWS has done the call. */
export const ANSWERS: readonly (readonly [string, Fault])[] = ([500, 502, 503, 504] as const).flatMap((status, at) =>
  Object.entries(bodies).map(([what, body], turn): readonly [string, Fault] => {
    const when = (at + turn) % 2 === 0 ? 'before' : 'after'
    return [`HTTP ${status} with ${what}, ${when} the effect`, { how: 'answered', status, body, when }]
  }),
)
