/** Where a report goes: `process.stderr`, or anything that takes text. */
export interface ReportStream {
  write(text: string): unknown
  /** A terminal, on which lines can be rewritten. */
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** A terminal with a size: one that nobody has told its own says 0 (`ssh -tt`, `docker exec -t`), in which nothing has room. */
export function sized(stream: ReportStream): NodeJS.WritableStream & { readonly columns: number } {
  const terminal: ReportStream = {
    write: text => stream.write(text),
    isTTY: stream.isTTY ?? false,
    get columns() {
      return stream.columns || 80
    },
    get rows() {
      return stream.rows || 24
    },
  }
  return terminal as NodeJS.WritableStream & { readonly columns: number }
}
