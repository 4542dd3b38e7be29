import { promise, table } from './process.ts'
import { type ScaleRow, scale } from './scale.ts'

const COUNTS = [1, 10, 100, 1_000]
const FIRST_ROUND = 10
const CALLS_OF_AN_EMPTY_PLAN = { 100: 45, 1000: 350 }
const PROMISED_RATIO = 1.05

/** What deploys of many services cost the executor, without autoscaling and with it. */
export async function scaleTable(): Promise<string> {
  // The first round loads and warms up what all others share.
  await scale([FIRST_ROUND])
  const plain = await scale(COUNTS)
  const scaled = await scale([100], { autoScaling: true })
  const rows = [
    ...plain.map(row => [...cells(row), ...growth(row, plain)]),
    ...scaled.map(row => [...cells(row, ', autoscaling'), '', '']),
  ]
  return [table([COLUMNS, ...rows]), ...promises(plain, ''), ...promises(scaled, ' with autoscaling')].join('\n\n')
}

const COLUMNS = [
  ...['work', 'services', 'calls', 'seconds', 'floor', 'ratio', 'processor, ms', 'heap, MB'],
  ...['processor growth, ms', 'heap growth, KB'],
]

function cells(row: ScaleRow, note = ''): (string | number)[] {
  const floor = row.work === 'plan' ? ['', ''] : [row.floorSeconds.toFixed(1), ratioOf(row).toFixed(3)]
  const cost = [Math.round(row.cpuMilliseconds), Math.round(row.heapMegabytes)]
  return [`${row.work}${note}`, row.services, row.calls, row.seconds.toFixed(1), ...floor, ...cost]
}

/** What each service more costs than in the next smaller stack: the same everywhere where the cost is linear. */
function growth(row: ScaleRow, rows: readonly ScaleRow[]): string[] {
  const smaller = rows.findLast(({ work, services }) => work === row.work && services < row.services)
  if (!smaller) return ['', '']
  const more = row.services - smaller.services
  return [
    ((row.cpuMilliseconds - smaller.cpuMilliseconds) / more).toFixed(1),
    (((row.heapMegabytes - smaller.heapMegabytes) * 1024) / more).toFixed(0),
  ]
}

function promises(rows: readonly ScaleRow[], note: string): string[] {
  if (rows.length === 0) return []
  const calls = Object.entries(CALLS_OF_AN_EMPTY_PLAN).flatMap(([services, most]) =>
    rows
      .filter(row => row.work === 'plan' && row.services === Number(services))
      .map(row =>
        promise(`A plan with nothing to do of ${services} services${note} takes`, row.calls, most, 'calls', PAGES),
      ),
  )
  const ratios = rows.flatMap(row => (row.work === 'plan' ? [] : [ratioOf(row)]))
  const slowest = Number(Math.max(...ratios).toFixed(3))
  return [...calls, promise(`The longest deploy${note} takes`, slowest, PROMISED_RATIO, 'times its floor')]
}

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html
const PAGES = 'DescribeScalingPolicies gives 10 policies a call, a limit of the API'

const ratioOf = ({ seconds, floorSeconds }: ScaleRow): number => seconds / floorSeconds
