import type { OnEvent } from '../events.ts'
import { givenOptions } from '../given-options.ts'
import { jsonLines, plainLines } from './lines.ts'
import { live } from './live.ts'
import type { ReportStream } from './stream.ts'

/** How to report. */
export interface ReporterOptions {
  /**
   * `live`: a table that is rewritten in place; `lines`: plain lines; `json`: an event a line, for programs.
   * @default `live` on a terminal outside CI, otherwise `lines`
   */
  readonly format?: 'live' | 'lines' | 'json'
  /** @default process.stderr */
  readonly stream?: ReportStream
}

/**
 * Makes an `onEvent` that shows a deploy in the terminal. Use a new one for each deploy.
 *
 * @example
 * await deploy(stack('shop').add(site), { region: 'us-east-1', onEvent: reporter() })
 */
export function reporter(options: ReporterOptions = {}): OnEvent {
  const { format, stream = process.stderr } = givenOptions('reporter', options, reporter)
  switch (format ?? (stream.isTTY && !process.env.CI ? 'live' : 'lines')) {
    case 'live':
      return live(stream)
    case 'lines':
      return plainLines(stream)
    case 'json':
      return jsonLines(stream)
  }
}
