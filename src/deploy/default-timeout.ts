import { DEFAULT_TIMEOUT_SECONDS } from '../aws/deadline.ts'
import type { Model } from '../model/index.ts'
import { leastMinutes } from './resources/service/least-minutes.ts'

/** What everything but the shift of its traffic may take a service. */
const BESIDE_SECONDS = 1200

/** For how long a verb works on a stack, unless told otherwise: longer where the traffic of a service shifts slowly. */
export const defaultTimeout = (models: readonly Model[]): number =>
  Math.max(
    DEFAULT_TIMEOUT_SECONDS,
    ...models.map(model => (model.kind === 'service' ? Math.ceil(60 * leastMinutes(model)) + BESIDE_SECONDS : 0)),
  )
