import type { Fault } from '../../src/simulator/index.ts'

/** What has come in the place of AWS's answer: https://github.com/aws/aws-sdk-js/issues/1379, aws-sdk-js-v3 #4683, #6718. */
const body = '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>'

/** One HTTP 5xx without a code, with a page and with nothing, before and after AWS has done the call. */
export const ANSWERS: readonly (readonly [string, Fault])[] = [
  ['HTTP 503 with HTML, before the effect', { how: 'answered', status: 503, body }],
  ['HTTP 502 with nothing, after the effect', { how: 'answered', status: 502, when: 'after' }],
]
