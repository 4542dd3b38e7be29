import { join } from 'node:path'
import { output, promise, root, table } from './process.ts'

const PROMISED_MICROSECONDS = 10
const WHOLE = 'checkTaskDefinition(json)'

/** How many checks a second one process makes. */
export function checkRates(): string {
  const printed = output(process.execPath, ['--import', 'tsx', join(root, 'bench/checks.ts')], root) ?? ''
  const rates = printed.split('\n').flatMap(line => {
    const [, what, rate] = /^(.*?)\s+([\d,]+) a second$/.exec(line) ?? []
    return what && rate ? [[what, Number(rate.replaceAll(',', ''))] as const] : []
  })
  const whole = rates.find(([what]) => what === WHOLE)?.[1] ?? 0
  const rows = rates.map(([what, rate]) => [what, rate.toLocaleString('en'), (whole / rate).toFixed(2)])
  const why = 'every rule of the catalogue is run, and one rule is read by the builders and by raw input alike'
  return [
    table([['check', 'a second', `${WHOLE} is so many times as fast`], ...rows]),
    promise(
      'A full check of a definition of two containers takes (100,000 a second)',
      ...([Number((1e6 / whole).toFixed(1)), PROMISED_MICROSECONDS, 'µs', why] as const),
    ),
  ].join('\n\n')
}
