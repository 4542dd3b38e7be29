import { methodForMember, unknownMember } from './api/problems.ts'
import type { ApiTable } from './api/table.ts'
import { Findings } from './raw/findings.ts'
import { type Reader, Reading, readerOf } from './raw/reader.ts'
import type { Report } from './rule.ts'

/** The request that a resource is made with, by the model of the API. */
export interface ApiRequest {
  readonly table: ApiTable
  readonly structure: string
}

const readers = new Map<string, Reader<object>>()

/** Checks what a resource will be asked for, as far as it is known before the deploy. */
export function checkRequest({ table, structure }: ApiRequest, request: object, report: Report): void {
  const known = readers.get(`${table.sdk} ${structure}`) ?? readerOf<object>(table, structure, { partial: true })
  readers.set(`${table.sdk} ${structure}`, known)
  const reading = new Reading()
  known(request, reading)
  for (const issue of new Findings(reading).all()) report(issue)
}

/** Checks what `.raw()` was given: `foreign` are the members that it does not set, `instead` is what to do about some. */
export function checkForeign(
  { table, structure }: ApiRequest,
  foreign: readonly string[],
  report: Report,
  instead: Readonly<Record<string, string>> = {},
): void {
  const members = table.membersOf(structure)
  for (const name of foreign) {
    const member = members.get(name)
    const known = member && !member.readOnly && !member.unsent
    const hint = Object.hasOwn(instead, name) ? instead[name] : undefined
    report(known ? methodForMember(name, [name], hint) : unknownMember(table, structure, name, [name]))
  }
}
