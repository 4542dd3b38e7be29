import type { MissingData } from '../model/alarm.ts'
import type { AdjustmentType, StepPolicy } from '../model/step-policy.ts'
import type { WatchedMetric } from './watched-metric.ts'

/** What steps look at: the CPU or memory of the service in percent, a metric, or an expression over several. */
export type SteppedMetric =
  | 'cpu'
  | 'memory'
  | WatchedMetric
  | { readonly expression: string; readonly metrics: Readonly<Record<string, WatchedMetric>> }

/** How a step policy and its alarm go about it. */
export interface StepOptions {
  /** What `change` counts: tasks, percent of those that run, or how many there shall be. @default 'ChangeInCapacity' */
  readonly adjustmentType?: AdjustmentType
  /** How many tasks a change in percent is at least. */
  readonly minAdjustmentMagnitude?: number
  /** How several values of one period are put together. @default 'Average' */
  readonly metricAggregationType?: StepPolicy['metricAggregationType']
  /** Seconds to wait after a change before the next. @default 300, by AWS */
  readonly cooldown?: number
  /** Over how many seconds each value is taken: 10, 20, 30 or a multiple of 60. @default 60 */
  readonly period?: number
  /** How many periods are looked at. @default 3 */
  readonly evaluationPeriods?: number
  /** How many of them have to be beyond where the steps begin. @default all of them */
  readonly datapointsToAlarm?: number
  /** What a period without data counts for. @default 'missing' */
  readonly treatMissingData?: MissingData
}

/** How a forecast is used. */
export interface PredictiveOptions {
  /**
   * Whether tasks are added by it. AWS advises to look at the forecast first, which needs a day of the metric, and is
   * good after two weeks. @default 'ForecastOnly'
   */
  readonly mode?: 'ForecastOnly' | 'ForecastAndScale'
  /** How many seconds before the load they are added: 0 to 3599. @default 300, by AWS */
  readonly schedulingBufferTime?: number
  /** Lets it pass `max`, up to so many percent more than it forecasts: 0 to 100. @default it stays within `max` */
  readonly maxCapacityBuffer?: number
}
