import { nearest } from '../../errors/nearest.ts'
import { redacted } from '../../model/credentials.ts'
import type { Finding } from '../rule.ts'
import type { ApiTable, Limits } from './table.ts'

/** The codes of what the model of the API says by itself. */
export const apiRules: { readonly codes: readonly string[] } = {
  codes: [
    'API-MEM-01',
    'API-SDK-01',
    'API-REQ-01',
    'API-VAL-01',
    'API-RNG-01',
    'API-LEN-01',
    'API-PAT-01',
    'API-OPT-01',
  ],
}

type Path = Finding['path']

const SHOWN = 40
const MANY = 15

const shown = (given: string): string => {
  const name = redacted(given)
  return name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name
}
const plain = (structure: string): string => structure.replace(/(Request|Input|Type)$/, '')

/** A member that no request would carry. */
export function unknownMember(table: ApiTable, structure: string, member: string, path: Path): Finding {
  const message = `${plain(structure)} has no member ${JSON.stringify(shown(member))}, so it would be lost`
  return {
    code: 'API-MEM-01',
    path,
    message,
    hint: whatIsMeant(table, structure, member),
    docs: pageOf(table, structure),
  }
}

const ONE_DEFINITION = 'give the properties of one task definition, named as the API names them'
const ONE_SERVICE = 'give the properties of one service, named as the API names them'

/** What is something else than a member that was misspelt, by where it stands and its name. */
const FOREIGN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RegisterTaskDefinitionRequest: {
    taskDefinitions: ONE_DEFINITION,
    TaskDefinition: ONE_DEFINITION,
    Properties: ONE_DEFINITION,
    resource: ONE_DEFINITION,
    services: 'give a task definition; checkService checks services',
    service: 'give a task definition; checkService checks services',
    Resources: ONE_DEFINITION,
  },
  CreateServiceRequest: {
    services: 'give a list with at least one service, or the service itself',
    containerDefinitions: 'give a service; checkTaskDefinition checks task definitions',
    Services: ONE_SERVICE,
    Service: ONE_SERVICE,
    Properties: ONE_SERVICE,
    resource: ONE_SERVICE,
    Resources: ONE_SERVICE,
  },
}

function whatIsMeant(table: ApiTable, structure: string, member: string): string {
  const foreign = FOREIGN[structure]
  if (foreign && Object.hasOwn(foreign, member)) return foreign[member] ?? ''
  const members = [...table.membersOf(structure)].filter(([, { readOnly }]) => !readOnly).map(([name]) => name)
  const low = member.toLowerCase()
  const alike = members.find(name => name.toLowerCase() === low)
  const elsewhere = alike ? undefined : table.neighbourWith(member, structure)
  if (elsewhere) return `move it: it is a member of ${plain(elsewhere)}`
  const meant = alike ?? nearest(member, members)
  if (meant) return `write ${meant} if that is meant, or remove it`
  return members.length > MANY ? 'remove it' : `remove it, or use one of ${members.join(', ')}`
}

/** A member of the API that `.raw()` does not take, for a method sets it. */
export function methodForMember(member: string, path: Path, hint = 'call the method that sets it'): Finding {
  const message = `.raw() does not set ${member}, so it would be lost`
  return { code: 'API-MEM-01', path, message, hint }
}

/** More of them than anybody reads. */
export function moreUnknownMembers(table: ApiTable, structure: string, count: number, path: Path): Finding {
  const message = `${plain(structure)} has none of ${count} more members that are given, so they would be lost`
  return { code: 'API-MEM-01', path, message, hint: 'remove them', docs: pageOf(table, structure) }
}

/** A member of the API that the SDK leaves out of what it sends. */
export function unsentMember({ model, sdk }: ApiTable, member: string, path: Path): Finding {
  const message = `${member} is new: AWS has it by ${model}, but ${sdk} does not send it, so it would be lost`
  return { code: 'API-SDK-01', path, message, hint: 'remove it until a release of the SDK sends it' }
}

export function missingMember(table: ApiTable, structure: string, member: string, path: Path): Finding {
  const message = `${plain(structure)} needs ${member}`
  return { code: 'API-REQ-01', path, message, hint: `add ${member}`, docs: pageOf(table, structure) }
}

/** A word where AWS takes one of a few. It may be a secret that stands in the wrong place: it is not repeated. */
export function foreignValue(member: string, values: readonly string[], path: Path): Finding {
  const expected = values.join(', ')
  return {
    code: 'API-VAL-01',
    path,
    message: `${member} has a value that AWS does not know`,
    hint: `use ${expected}`,
    expected,
  }
}

export function outOfRange(member: string, value: number, limits: Limits, whole: boolean, path: Path): Finding {
  const expected = `a ${whole ? 'whole ' : ''}number${between(limits, '')}`
  const message = `${member} is ${value}, but must be ${expected}`
  return { code: 'API-RNG-01', path, message, hint: `use ${expected}`, expected, received: String(value) }
}

export function wrongLength(member: string, length: number, unit: string, limits: Limits, path: Path): Finding {
  const expected = between(limits, ` ${unit}`).trim()
  return { code: 'API-LEN-01', path, message: `${member} has ${length} ${unit}`, hint: `give it ${expected}`, expected }
}

export function wrongPattern(member: string, pattern: RegExp, path: Path): Finding {
  const expected = pattern.source.replace(/^\^\(\?:(.*)\)\$$/, '$1')
  const message = `${member} has characters, or an order of them, that AWS does not take`
  return { code: 'API-PAT-01', path, message, hint: `keep to ${expected}`, expected }
}

function between({ min, max }: Limits, unit: string): string {
  if (max === Number.POSITIVE_INFINITY) return min === Number.NEGATIVE_INFINITY ? '' : ` of at least ${min}${unit}`
  return min === Number.NEGATIVE_INFINITY ? ` of at most ${max}${unit}` : ` from ${min} to ${max}${unit}`
}

const pageOf = ({ pages }: ApiTable, structure: string): string => `${pages}/API_${plain(structure)}.html`
