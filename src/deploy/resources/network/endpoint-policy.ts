import type { MadeNetworkModel } from '../../../model/network.ts'
import { canonical } from '../../canonical.ts'
import { type Statements, statementsOf, withAccounts } from '../role/policy-document.ts'
import { allowingBoth } from '../role/widened.ts'
import { endpointPart } from './layout.ts'
import type { Parts } from './parts.ts'

/** What may be done through an endpoint. There is none where all may do everything, as is the default. */
export interface EndpointPolicy {
  readonly version: string
  readonly id?: string
  readonly statements: Statements
}

/** Policies by the services of the endpoints. */
export type EndpointPolicies = Readonly<Record<string, EndpointPolicy>>

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
const LONGEST = 20_480
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const OLD = '2008-10-17'
/** What EC2 gives an endpoint that is made without one: https://github.com/hashicorp/terraform/issues/26397 */
const FULL = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }

/** The policies that the program says. */
export function wantedPolicies({ raw, endpoints }: MadeNetworkModel): EndpointPolicies {
  return policiesOf(endpoints.map(service => [service, raw?.VpcEndpoint?.[service]?.PolicyDocument]))
}

/** The policies of the endpoints that are there. */
export function endpointPolicies({ endpoints }: Parts): EndpointPolicies {
  return policiesOf(
    [...endpoints].map(([part, [first]]) => [part.slice(endpointPart('').length), first?.PolicyDocument]),
  )
}

function policiesOf(given: readonly (readonly [service: string, text: string | undefined])[]): EndpointPolicies {
  return Object.fromEntries(
    given.flatMap(([service, text]) => {
      const policy = text ? policyIn(text) : undefined
      return policy ? [[service, policy]] : []
    }),
  )
}

interface PolicyText {
  readonly Version?: string
  readonly Id?: string
  readonly Statement?: object | readonly object[]
}

/** The order of statements says nothing, and AWS has changed it: https://github.com/hashicorp/terraform/issues/3519 */
function policyIn(text: string): EndpointPolicy | undefined {
  const document: PolicyText = JSON.parse(text)
  const list = [document.Statement ?? []].flat()
  const Statement = list.map(withAccounts).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const statements = statementsOf({ Statement })
  const [only, ...more] = Object.values(statements)
  if (only && more.length === 0 && isFull(only)) return undefined
  return { version: document.Version ?? OLD, ...(document.Id && { id: document.Id }), statements }
}

const orderOf = (statement: object): string => canonical(statementsOf({ Statement: statement }))

function isFull(statement: { readonly Principal?: unknown }): boolean {
  const { Principal, ...rest } = statement
  const everybody = ['"*"', '{"AWS":"*"}'].includes(canonical(Principal) ?? '')
  return everybody && canonical({ ...rest, Principal: '*' }) === canonical(FULL)
}

/** The document of a policy, or that of the default. An endpoint of an interface cannot be told to take the default again. */
export function documentOf(policy: EndpointPolicy | undefined): string {
  if (!policy) return JSON.stringify({ Version: OLD, Statement: [FULL] })
  const Statement = Object.entries(policy.statements).map(([Sid, statement]) =>
    /^Unnamed\d+$/.test(Sid) ? statement : { Sid, ...statement },
  )
  return JSON.stringify({ Version: policy.version, Id: policy.id, Statement })
}

/** What is set while others still need what was allowed: nothing yet, where everything is; all of both, where there is room. What is denied is denied at once. */
export function widenedPolicy(
  live: EndpointPolicy | undefined,
  wanted: EndpointPolicy | undefined,
): EndpointPolicy | undefined {
  if (!live || !wanted) return undefined
  const both = { ...wanted, statements: allowingBoth(live.statements, wanted.statements) }
  return live.version === wanted.version && documentOf(both).length <= LONGEST ? both : wanted
}
