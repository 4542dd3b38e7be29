import type { Model } from '../model/index.ts'
import { type Connected, connectedOf, isOfOneNetwork } from '../model/service-connect-members.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const docs = `${API}/API_ServiceConnectService.html`
const NETWORKS = `${DOCS}/service-connect-concepts-deploy.html`

/** Rules about the services of a stack that take part in Service Connect. */
export const connectNameRules: RuleFamily<readonly Model[]> = {
  codes: ['SVC-SC-13', 'SVC-SC-30'],
  docs,
  check(resources, report) {
    const connected = [...new Map(connectedOf(resources).map(each => [each.service.id, each])).values()]
    const names = new Map<string, Connected>()
    for (const each of connected) for (const taken of namesOf(each)) checkName(each, taken, names, report)
    for (const server of connected) for (const client of connected) checkNetworks(server, client, report)
  },
}

interface Taken {
  readonly key: string
  readonly words: string
  readonly field: 'discoveryName' | 'clientAliases'
}

/** The names in the namespace, and the addresses by which clients call. */
function namesOf({ namespace, served }: Connected): readonly Taken[] {
  return served.flatMap(({ name, alias: { dnsName, port } }): Taken[] => [
    { key: JSON.stringify([namespace, name]), words: `discovery name ${quoted(name)}`, field: 'discoveryName' },
    ...(dnsName === undefined || port === undefined
      ? []
      : [
          {
            key: JSON.stringify([namespace, dnsName, port]),
            words: `client alias ${quoted(`${dnsName}:${port}`)}`,
            field: 'clientAliases' as const,
          },
        ]),
  ])
}

function checkName(each: Connected, taken: Taken, names: Map<string, Connected>, report: Report): void {
  const other = names.get(taken.key)
  if (!other) names.set(taken.key, each)
  if (!other || other === each) return
  const path = ['service', each.service.id, 'serviceConnectConfiguration', taken.field]
  const message = `Services ${other.service.id} and ${each.service.id} have the ${taken.words} in one namespace`
  const hint =
    taken.field === 'discoveryName'
      ? "give each another discoveryName: without one it is the port's name"
      : 'give each another clientAlias'
  report({ code: 'SVC-SC-13', path, message, hint, docs })
}

function checkNetworks(server: Connected, client: Connected, report: Report): void {
  if (server.served.length === 0 || server.namespace !== client.namespace) return
  if (isOfOneNetwork(server.service, client.service)) return
  const path = ['service', server.service.id, 'serviceConnectConfiguration']
  const message = `Service ${client.service.id} is in another VPC than service ${server.service.id}: it finds the name, and its packets arrive only where the networks are connected and a rule lets its addresses in`
  const hint = `say .allowFrom('<addresses of ${client.service.id}>', <port>) on ${server.service.id}`
  report({ code: 'SVC-SC-30', severity: 'warning', path, message, hint, docs: NETWORKS })
}
