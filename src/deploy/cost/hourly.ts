/** Dollars an hour: as it is, where that can be told, and as it is wanted. */
export interface Hourly {
  readonly before: number | undefined
  readonly after: number
}
