import { describe, expect, it } from 'vitest'
import { cluster, network, schedule, task, taskDefinition } from '../../src/index.ts'

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('app:1'))
const report = task('report').cluster(cluster('prod')).taskDefinition(web).network(network.default())
const cron = (fields: string) => schedule('nightly').cron(fields).task(report)
const nightly = cron('0 3 * * ? *')

const said = (made: { issues(): readonly { code: string; message: string; hint?: string }[] }) =>
  made.issues().map(({ code, message, hint }) => [code, message, hint].filter(Boolean).join(' | '))

describe('a schedule', () => {
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, and what other systems write.
  it.each([
    '0 3 * * ? *',
    '*/5 8-17 ? * MON-FRI *',
    '0/15 10-16 ? * 2-6 *',
    '15 10 ? * 6L 2025-2030',
    '0 9 ? * 2#1 *',
    '0 0 L * ? *',
    '0 0 LW JAN,JUL ? *',
    '0 8 1W * ? *',
    '0 8 ? * fri-mon *',
    '  0   18  ?  *  SUN  2199 ',
  ])('takes cron %s', fields => {
    expect(said(cron(fields))).toEqual([])
  })

  it.each([
    ['0 3 * * *', /has not the six fields.*write it as '0 3 \* \* \? \*'/],
    ['0 3 * * * *', /needs a \? for the day of the month or the day of the week, and not for both/],
    ['0 3 ? * ? *', /needs a \?/],
    ['60 3 * * ? *', /"60" is not a value for the minutes of a cron expression \| use 0-59/],
    ['0 24 * * ? *', /"24" is not a value for the hours/],
    ['0 3 ? * 0 *', /"0" is not a value for the day-of-week.*use 1-7 or SUN-SAT/],
    ['0 3 ? * MONDAY *', /"MONDAY" is not a value for the day-of-week/],
    ['0 3 0W * ? *', /"0W" is not a value for the day-of-month/],
    ['0 3 ? FOO 1 *', /"FOO" is not a value for the month/],
    ['0 3 * * ? 1969', /"1969" is not a value for the year/],
    ['0/0 3 * * ? *', /"0\/0" is not a value for the minutes/],
    ['@daily', /has not the six fields/],
  ])('refuses cron %s', (fields, words) => {
    expect(said(cron(fields))).toEqual([expect.stringMatching(words)])
  })

  it('writes rates as AWS does', () => {
    const expressions = ['1 minutes', '5 minute', '24 hours'].map(
      (every: string) => schedule('s').rate(every).task(report).build().expression,
    )
    expect(expressions).toEqual(['rate(1 minute)', 'rate(5 minutes)', 'rate(24 hours)'])
  })

  it.each<[string, { issues(): readonly { code: string; message: string }[] }, string | RegExp]>([
    [
      'a rate of seconds',
      schedule('s')
        .rate('30 seconds' as string)
        .task(report),
      /^SCH-EXP-01 \| "30 seconds" is not a rate/,
    ],
    ['a day that is none', schedule('s').at('2027-02-30T09:00:00').task(report), /^SCH-EXP-01 .* is not a time/],
    ['a name', schedule('night ly').rate('1 hour').task(report), /^SCH-NAM-01/],
    ['an offset', schedule('s').cron('0 3 * * ? *', { timeZone: '+01:00' }).task(report), /^SCH-TMZ-01/],
    [
      'a zone nobody knows',
      schedule('s').cron('0 3 * * ? *', { timeZone: 'Europe/Atlantis' }).task(report),
      /^SCH-TMZ-01/,
    ],
    ['a window', nightly.flexibleTimeWindow(0), /^SCH-FTW-01/],
    ['attempts', nightly.retryPolicy({ maximumRetryAttempts: 186 }), /^SCH-RTY-01 \| maximumRetryAttempts is 186/],
    ['an age', nightly.retryPolicy({ maximumEventAgeInSeconds: 59 }), /^SCH-RTY-01 \| maximumEventAgeInSeconds is 59/],
    [
      'a FIFO queue',
      nightly.deadLetterQueue('arn:aws:sqs:us-east-1:123456789012:failed.fifo'),
      /^SCH-DLQ-01 .*standard queue/,
    ],
    ['a date without a zone', nightly.startDate('2027-01-01'), /^SCH-DAT-01 .*is not an instant/],
    [
      'an end before its start',
      nightly.startDate('2027-01-01T00:00:00Z').endDate('2027-01-01T00:00:00+01:00'),
      /^SCH-DAT-01 .*ends at/,
    ],
  ])('refuses %s', (_what, made, words) => {
    expect(said(made)).toEqual([expect.stringMatching(words)])
  })

  it('says to those without types what it lacks', () => {
    const bare: unknown = schedule('nightly')
    const { issues } = bare as { issues(): readonly { message: string }[] }
    expect(issues.call(bare).map(({ message }) => message)).toEqual([
      'This schedule is incomplete: call .cron(), .rate() or .at()',
      'This schedule is incomplete: call .task()',
    ])
    expect(
      () =>
        nightly.ignoreRules('x') &&
        (schedule('n').rate('1 day') as never as typeof bare & { at(t: string): void }).at('2027-01-01T00:00:00'),
    ).toThrow('would replace the times')
  })
})
