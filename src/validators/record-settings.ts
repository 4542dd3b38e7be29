import * as z from 'zod/mini'
import { known, placeholder } from '../model/deferred.ts'
import type { RawRecordPolicy } from '../model/raw-settings.ts'
import { type PlainRecordModel, POLICIES, type RecordModel, type RecordRouting } from '../model/record.ts'
import { apiRules } from './api/problems.ts'
import { checkFields, matching } from './fields.ts'
import { checkRaw } from './raw-kind.ts'
import { RAW_RECORD } from './raw-record.ts'
import { CNAME_OF_ZONE } from './record.ts'
import { checkRecordValue } from './record-value.ts'
import type { Report, RuleFamily } from './rule.ts'
import { filled } from './sentence.ts'

const docs = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html'
const FORMATS = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html'
const FAILOVER = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-failover.html'

const whole = (least: number, most: number) => matching(() => z.int().check(z.gte(least), z.lte(most)))

const ROUTING = {
  setIdentifier: {
    code: 'R53-POL-01',
    accepts: matching(() => z.string().check(z.regex(/^\P{Cc}{1,128}$/u))),
    expected: '1 to 128 characters that can be seen',
    docs,
  },
  weight: { code: 'R53-POL-02', accepts: whole(0, 255), expected: 'a whole number from 0 to 255', docs },
  healthCheckId: {
    code: 'R53-POL-05',
    accepts: matching(() => z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i))),
    expected: 'the id of a health check, like abcdef11-2222-3333-4444-555555fedcba',
    docs,
  },
}
const PLAIN = {
  ttlSeconds: {
    code: 'R53-TTL-01',
    accepts: whole(0, 2_147_483_647),
    expected: 'a whole number of seconds from 0 to 2147483647',
    docs,
  },
}

/** Rules about what records answer, and when. */
export const recordSettingRules: RuleFamily<RecordModel> = {
  docs,
  codes: [
    ...['R53-APX-01', 'R53-CNM-01', 'R53-TTL-01', 'R53-VAL-01', 'R53-VAL-02'],
    ...['R53-POL-01', 'R53-POL-02', 'R53-POL-03', 'R53-POL-04', 'R53-POL-05', 'R53-POL-08', 'R53-EXT-01'],
    ...apiRules.codes,
  ],
  check(model, report) {
    const { routing, existing } = model
    if (routing) checkFields(routing, ROUTING, report)
    if (routing && 'raw' in routing) checkPolicy(routing, !('type' in model), report)
    if (routing && existing)
      report({
        code: 'R53-EXT-01',
        path: ['routing'],
        message: 'Only Route 53 chooses among records, and the zone is kept elsewhere',
        hint: 'leave it out, and set it where the DNS of the domain is kept',
      })
    if ('type' in model) checkPlain(model, report)
    else if (routing && 'failover' in routing && routing.failover === 'PRIMARY' && !model.evaluateTargetHealth)
      if (routing.healthCheckId === undefined)
        report({
          code: 'R53-POL-03',
          severity: 'warning',
          path: ['evaluateTargetHealth'],
          message:
            'The primary record is never taken for unhealthy: its targets are not looked at, and it has no health check',
          hint: 'leave out .evaluateTargetHealth(false), or give it a healthCheckId',
          docs: FAILOVER,
        })
  },
}

function checkPolicy(
  { setIdentifier: SetIdentifier, raw }: RecordRouting & { readonly raw: RawRecordPolicy },
  isAlias: boolean,
  report: Report,
): void {
  checkRaw(RAW_RECORD, raw, report)
  const policies = Object.keys(POLICIES)
  const given = policies.filter(policy => !NONE.includes(Reflect.get(raw, policy)))
  checkPlace(raw, report)
  if (given.length !== 1 || SetIdentifier === undefined) {
    const message =
      SetIdentifier === undefined
        ? 'Nothing tells the record from the others of its name and type'
        : `A record is chosen in one way, not ${given.length === 0 ? 'in none' : `by ${given.join(' and ')}`}`
    const hint = SetIdentifier === undefined ? 'add SetIdentifier' : `give .raw() one of ${policies.join(', ')}`
    report({ code: 'R53-POL-01', path: ['routing'], message, hint, docs })
  }
  if (!isAlias || NONE.includes(raw.MultiValueAnswer)) return
  const message = 'Route 53 has no multivalue answer aliases'
  const hint = 'use .weighted(), or records with the addresses'
  report({ code: 'R53-POL-03', path: ['routing'], message, hint, docs })
}

/** What of a way is no choice of it. */
const NONE: readonly unknown[] = [undefined, false]

const GEO = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoLocation.html'
const NEAR = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoProximityLocation.html'
/** The countries whose parts have records of their own: that of Ukraine is https://github.com/sous-chefs/aws/pull/437 */
const DIVIDED: readonly unknown[] = ['US', 'UA']

function checkPlace({ GeoLocation: place, GeoProximityLocation: near }: RawRecordPolicy, report: Report): void {
  const code = 'R53-POL-08'
  const path = ['routing', 'GeoLocation']
  if (place && !saysOne(place, ['ContinentCode', 'CountryCode'])) {
    const message = 'A place is a continent or a country, and this one is both or neither'
    const hint = "say ContinentCode or CountryCode; '*' is where no other answers"
    report({ code, path, message, hint, docs: GEO })
  } else if (place?.SubdivisionCode !== undefined && !DIVIDED.includes(place.CountryCode)) {
    const message = 'Route 53 knows the parts of the United States and of Ukraine, and of no other country'
    const hint = "say CountryCode: 'US', or leave SubdivisionCode out"
    const severity = place.CountryCode === undefined ? 'error' : 'warning'
    report({ code, severity, path: [...path, 'SubdivisionCode'], message, hint, docs: GEO })
  }
  if (!near || saysOne(near, ['AWSRegion', 'LocalZoneGroup', 'Coordinates'])) return
  const message = 'Where an answer is nearest to is said in exactly one way'
  const hint = 'say one of AWSRegion, LocalZoneGroup and Coordinates'
  report({ code, path: ['routing', 'GeoProximityLocation'], message, hint, docs: NEAR })
}

/** What is no object is told by its type. */
const saysOne = (place: unknown, ways: readonly string[]): boolean =>
  typeof place !== 'object' || place === null || ways.filter(way => Reflect.get(place, way) !== undefined).length === 1

function checkPlain(model: PlainRecordModel, report: Report): void {
  const { type, zone, name, routing } = model
  checkFields(model, PLAIN, report)
  const values = known(model.values, placeholder)
  if (type === 'CNAME' && name === zone.name) {
    const hint = 'Route 53 answers for an alias as for a CNAME, also at the top of a zone'
    report({
      code: 'R53-APX-01',
      path: ['type'],
      message: filled(CNAME_OF_ZONE, { zone: zone.name }),
      hint,
      docs: FORMATS,
    })
  }
  if (values.length === 0)
    report({ code: 'R53-TTL-01', path: ['values'], message: 'There is no value', hint: 'give it at least one', docs })
  if (type === 'CNAME' && values.length > 1)
    report({
      code: 'R53-CNM-01',
      path: ['values'],
      message: `A CNAME has one value, not ${values.length}`,
      hint: 'give it one name; or make weighted records, each of one',
      docs: FORMATS,
    })
  else if (routing && 'weight' in routing && values.length > 1)
    report({
      code: 'R53-POL-04',
      path: ['values'],
      message: `A weighted record has one value, not ${values.length}`,
      hint: 'make a weighted record of each',
      docs,
    })
  if (routing && 'failover' in routing && routing.failover === 'PRIMARY' && routing.healthCheckId === undefined)
    report({
      code: 'R53-POL-05',
      path: ['routing'],
      message: 'A primary record with values must have a health check',
      hint: "give it one: .failover('here', 'PRIMARY', { healthCheckId })",
      docs: FAILOVER,
    })
  for (const [at, value] of model.values.entries())
    if (typeof value === 'string') checkRecordValue(type, value, ['values', at], report)
}
