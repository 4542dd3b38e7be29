import { isDeepStrictEqual } from 'node:util'
import type { Model } from '../model/index.ts'
import { type RecordModel, recordTypesOf, wayOf } from '../model/record.ts'
import type { Report, RuleFamily } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html'

/** That the records of a stack can stand beside each other. */
export const recordsTogetherRules: RuleFamily<readonly Model[]> = {
  docs,
  codes: ['R53-CNM-01', 'R53-POL-06', 'R53-POL-07'],
  check(resources, report) {
    const byName = new Map<string, RecordModel[]>()
    for (const model of resources) {
      if (model.kind !== 'record') continue
      const key = `${model.zone.id} ${model.name}`
      const known = byName.get(key) ?? []
      byName.set(key, known)
      if (known.some(other => other.id === model.id)) continue
      for (const other of known) checkPair(model, other, report)
      known.push(model)
    }
  },
}

function checkPair(one: RecordModel, other: RecordModel, report: Report): void {
  const path = ['record', one.id]
  const types = recordTypesOf(one).filter(type => recordTypesOf(other).includes(type))
  const both = `Records ${other.id} and ${one.id}`
  if (types.length === 0) {
    if (!isCname(one) && !isCname(other)) return
    const message = `${both} cannot be: beside a CNAME, a name has no other records`
    report({ code: 'R53-CNM-01', path, message, hint: 'use an alias, or another name', docs })
    return
  }
  const clash = clashOf(one, other)
  if (clash) report({ code: 'R53-POL-07', path, message: `${both} cannot be: ${clash.why}`, hint: clash.hint, docs })
  else if (ttlOf(one) !== ttlOf(other) && ttlOf(one) !== undefined && ttlOf(other) !== undefined && isWeighted(one))
    report({
      code: 'R53-POL-06',
      path,
      message: `${both} have TTLs of ${ttlOf(other)} and ${ttlOf(one)} seconds: those of weighted records of a name and type must be the same`,
      hint: 'give them one TTL',
      docs,
    })
}

function clashOf(one: RecordModel, other: RecordModel): { readonly why: string; readonly hint: string } | undefined {
  const [own, others] = [one.routing, other.routing]
  if (!own || !others) {
    const why = 'a simple record is the only one of its name and type'
    return {
      why,
      hint: 'make both .weighted(), .failover() or what .raw() says, each with an identifier of its own, or leave one out',
    }
  }
  if (wayOf(own) !== wayOf(others))
    return {
      why: `records of a name and type are all chosen in one way, and these are ${wayOf(others)} and ${wayOf(own)}`,
      hint: 'choose one for both',
    }
  if (own.setIdentifier === others.setIdentifier)
    return { why: 'they have the same identifier', hint: 'give one of them another identifier' }
  if ('failover' in own && 'failover' in others && own.failover === others.failover)
    return { why: `both are ${own.failover}`, hint: 'make one of them PRIMARY and the other SECONDARY' }
  if (!('raw' in own && 'raw' in others)) return undefined
  const { MultiValueAnswer: _many, ...place } = own.raw
  if (Object.keys(place).length === 0 || !isDeepStrictEqual(own.raw, others.raw)) return undefined
  return { why: `both answer the same queries (${wayOf(own)})`, hint: 'give one of them another place' }
}

const isCname = (model: RecordModel): boolean => 'type' in model && model.type === 'CNAME'
const isWeighted = ({ routing }: RecordModel): boolean => routing !== undefined && 'weight' in routing
const ttlOf = (model: RecordModel): number | undefined => ('type' in model ? model.ttlSeconds : undefined)
