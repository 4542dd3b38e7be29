/** Where a report goes: `process.stderr`, or anything that takes text. */
export interface ReportStream {
  write(text: string): unknown
  /** A terminal, on which lines can be rewritten. */
  readonly isTTY?: boolean
  readonly columns?: number
}
