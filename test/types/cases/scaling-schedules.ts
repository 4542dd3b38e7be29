import { service } from '../../../src/builders/service.ts'

declare const anyText: string
declare const minute: number

const web = service('web')

web.autoScaling({ min: 1, max: 2 }, s => s.schedule('night', { cron: '0 22 * * ? *', timeZone: 'UTC', min: 0, max: 0 }))
web.autoScaling({ min: 1, max: 2 }, s =>
  s.schedule('often', { rate: '1 hour', max: 9 }).schedule('any', { cron: anyText, min: 1 }),
)
web.autoScaling({ min: 1, max: 2 }, s => s.schedule('some', { cron: `${minute} 22 ? * MON-FRI *`, min: 1 }))
web.autoScaling(
  { min: 1, max: 2 },
  s => s.schedule('a', { cron: '0 3 * * *', min: 1 }), // error[AS-SCD-01]: \"0 3 * * *\" has not the six fields of a cron expression
)
web.autoScaling(
  { min: 1, max: 2 },
  s => s.schedule('a', { cron: '0 3 * * * *', min: 1 }), // error[AS-SCD-01]: \"0 3 * * * *\" needs a ? for the day of the month or the day of the week
)
web.autoScaling(
  { min: 1, max: 2 },
  s => s.schedule('a', { rate: '0 days', min: 1 }), // error[AS-SCD-01]: \"0 days\" is not a rate
)
web.autoScaling(
  { min: 1, max: 2 },
  s => s.schedule('a', { at: 'tomorrow', max: 1 }), // error[AS-SCD-01]: \"tomorrow\" is not a time
)
web.autoScaling(
  { min: 1, max: 2 },
  s => s.schedule('a', { rate: '1 day', timeZone: 'UTC', max: 1 }), // error: Type 'string' is not assignable to type 'undefined'
)
