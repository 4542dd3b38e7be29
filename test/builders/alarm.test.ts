import { describe, expect, it } from 'vitest'
import { type Alarm, alarm } from '../../src/index.ts'
import type { WatchedMetric } from '../../src/internal.ts'
import { site, worker } from './site.ts'

const jobs = { namespace: 'Shop', name: 'Jobs' }
const usual = (): Alarm => alarm('jobs').metric(jobs).greaterThan(5)
const named = (name: string): Alarm => alarm(name).metric(jobs).greaterThan(5)
const watching = (metric: object): Alarm =>
  alarm('jobs')
    .metric({ ...jobs, ...metric })
    .greaterThan(5)
const over = (expression: string, ...ids: string[]): Alarm =>
  alarm('jobs')
    .math(expression, Object.fromEntries(ids.map(id => [id, jobs])))
    .greaterThan(5)
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `m${at}`)
const statistic = (value: string): Alarm => watching({ statistic: value })
const dimensions = (count: number): Partial<WatchedMetric> => ({
  dimensions: Object.fromEntries(numbered(count).map(id => [id, 'x'])),
})
const arns = (count: number): string[] => numbered(count).map(id => `arn:aws:sns:us-east-1:123456789012:${id}`)
const looked = (period: number, periods: number, datapointsToAlarm?: number): Alarm =>
  usual()
    .period(period)
    .evaluationPeriods(periods, datapointsToAlarm === undefined ? {} : { datapointsToAlarm })

describe('an alarm', () => {
  it.each<[string, Alarm]>([
    ['all that is usual', usual()],
    ['a long name, which is cut', named('n'.repeat(255))],
    ['each statistic', watching({ statistic: 'SampleCount' })],
    ...['p99', 'p99.9', 'p100', 'tm90', 'IQM', 'TM(10%:90%)', 'PR(100:2000)'].map((each): [string, Alarm] => [
      each,
      statistic(each),
    ]),
    ['30 dimensions', watching(dimensions(30))],
    ['10 metrics', over(numbered(10).join(' + '), ...numbered(10))],
    ['all metrics at once', over('SUM(METRICS())', 'a', 'b')],
    ['a day of minutes', looked(60, 1440)],
    ['a week of hours', looked(3_600, 168)],
    ['some of several periods', looked(60, 5, 3)],
    ['a period of a second resolution', looked(10, 1)],
    ['a negative threshold', alarm('jobs').metric(jobs).lessThan(-1.5)],
    [
      'five actions',
      usual()
        .alarmActions(...arns(5))
        .okActions(...arns(5)),
    ],
  ])('takes %s', (_what, definition) => {
    expect(definition.issues()).toEqual([])
  })

  it.each<[string, Alarm, string, string]>([
    ['no name', named(''), 'ALM-NAM-01', 'name'],
    ['a name over two lines', named('a\nb'), 'ALM-NAM-01', 'name'],
    ['no namespace', watching({ namespace: '' }), 'ALM-MET-01', 'metric'],
    ['a namespace that begins with a colon', watching({ namespace: ':x' }), 'ALM-MET-01', 'metric'],
    ['no name of a metric', watching({ name: '' }), 'ALM-MET-01', 'metric'],
    ['31 dimensions', watching(dimensions(31)), 'ALM-MET-01', 'metric > dimensions'],
    ['no metric', over('1'), 'ALM-MET-01', 'metrics'],
    ['11 metrics', over(numbered(11).join(' + '), ...numbered(11)), 'ALM-MET-01', 'metrics'],
    ['an id with a capital', over('A', 'A'), 'ALM-MET-01', 'metrics > A'],
    ['an id with a hyphen', over('a-b', 'a-b'), 'ALM-MET-01', 'metrics > a-b'],
    ['another statistic', statistic('Mean'), 'ALM-MET-02', 'metric > statistic'],
    ['a percentile over 100', statistic('p101'), 'ALM-MET-02', 'metric > statistic'],
    ['a period of 45 seconds', looked(45, 1), 'ALM-PER-01', 'period'],
    ['no period', looked(0, 1), 'ALM-PER-01', 'period'],
    ['no periods', looked(60, 0, 0), 'ALM-PER-01', 'evaluationPeriods'],
    ['more than a day of minutes', looked(60, 1441), 'ALM-PER-01', 'evaluationPeriods'],
    ['more than a week of hours', looked(3_600, 169), 'ALM-PER-01', 'evaluationPeriods'],
    ['more data points than periods', looked(60, 2, 3), 'ALM-PER-01', 'datapointsToAlarm'],
    ['no data point', looked(60, 2, 0), 'ALM-PER-01', 'datapointsToAlarm'],
    ['no number', alarm('jobs').metric(jobs).greaterThan(Number.POSITIVE_INFINITY), 'ALM-THR-01', 'threshold'],
    ['six actions', usual().alarmActions(...arns(6)), 'ALM-ACT-01', 'alarmActions'],
    ['what is no ARN', usual().okActions('alarms'), 'ALM-ACT-01', 'okActions'],
  ])('refuses %s', (_what, definition, code, path) => {
    const errors = definition.issues().filter(({ severity }) => severity === 'error')
    expect(errors.map(each => [each.code, each.path.slice(2).join(' > ')])).toContainEqual([code, path])
  })

  it('only doubts a metric that its expression does not use, and refuses what watches nothing', () => {
    expect(over('a', 'a', 'b').issues()).toMatchObject([{ code: 'ALM-MET-01', severity: 'warning' }])
    // @ts-expect-error plain JavaScript hands on what is not complete
    expect(alarm('jobs').issues()).toMatchObject([{ code: 'ALM-MET-01' }, { code: 'ALM-THR-01' }])
  })

  it('names the target group that a service makes, which has one alone', () => {
    const of = (key: string, value: typeof site | typeof worker): Alarm => watching({ dimensions: { [key]: value } })
    expect(of('TargetGroup', site).build().watched).toMatchObject({
      metric: { dimensions: { TargetGroup: { kind: 'target-group', id: site.build().targets[0]?.targetGroup.id } } },
    })
    expect(of('ServiceName', worker).build().watched).toMatchObject({ metric: { dimensions: { ServiceName: 'web' } } })
    for (const wrong of [
      of('TargetGroup', worker),
      of('TargetGroup', site.blueGreen({ bakeTime: 5 })),
      of('LoadBalancer', site),
    ])
      expect(wrong.issues()).toContainEqual(expect.objectContaining({ code: 'ALM-MET-01', severity: 'error' }))
  })
})
