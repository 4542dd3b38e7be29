/** Dollars an hour: as it is, and as it is wanted. */
export interface Hourly {
  readonly before: number
  readonly after: number
}
