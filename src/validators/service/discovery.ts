import type { TaskDefinitionDraft } from '../draft.ts'
import { nameOneOf } from '../named-container.ts'
import { isPort } from '../ports.ts'
import { quoted } from '../quoted.ts'
import type { RawConnectService, RawRegistry } from '../raw/service-shape.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import { filled } from '../sentence.ts'
import { type CheckedService, controllerOf, modeOf } from './checked-service.ts'
import { NO_AUTHORITY, NOT_DISCOVERABLE, NOT_HERE } from './sentences.ts'

const MOST_SECONDS = 2_147_483_647
const DISCOVERY_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/
const DNS_NAME = /^[a-z0-9_.][a-z0-9_.-]{0,126}$/
const docs = `${API}/API_ServiceConnectConfiguration.html`

/** Rules about service discovery, Service Connect and VPC Lattice. */
export const discoveryRules: RuleFamily<CheckedService> = {
  codes: [
    ...['SVC-SR-01', 'SVC-SR-02', 'SVC-SR-04', 'SVC-SR-05', 'SVC-SC-01', 'SVC-SC-02', 'SVC-SC-03', 'SVC-SC-04'],
    ...['SVC-SC-05', 'SVC-SC-06', 'SVC-SC-07', 'SVC-SC-08', 'SVC-SC-09', 'SVC-VPL-01'],
  ],
  docs,
  check(service, report) {
    checkRegistries(service, report)
    checkConnect(service, report)
    const names = portNames(service)
    for (const [at, lattice] of (service.vpcLatticeConfigurations ?? []).entries()) {
      const { portName = '' } = lattice
      const known = names === undefined || names.has(portName)
      if (lattice.roleArn && lattice.targetGroupArn && portName && known) continue
      const message = known
        ? 'VPC Lattice needs roleArn, targetGroupArn and portName'
        : `No port is named ${quoted(portName)}`
      const page = `${API}/API_VpcLatticeConfiguration.html`
      const path = ['vpcLatticeConfigurations', at]
      report({ code: 'SVC-VPL-01', path, message, hint: 'add what is missing', docs: page })
    }
  },
}

function checkRegistries(service: CheckedService, report: Report): void {
  const { serviceRegistries: registries = [] } = service
  const mode = modeOf(service)
  const page = `${API}/API_ServiceRegistry.html`
  const path = ['serviceRegistries']
  if (registries.length > 1) {
    const message = `A service has one service registry, not ${registries.length}`
    report({ code: 'SVC-SR-01', path, message, hint: 'keep one', docs: page })
  }
  for (const [at, registry] of registries.entries()) {
    const { containerName, containerPort, port } = registry
    const where = [...path, at]
    if (mode === 'none' || service.launchType === 'EXTERNAL') {
      const message = NOT_HERE.discovery
      report({ code: 'SVC-SR-05', path: where, message, hint: 'remove the registry', docs: page })
    } else if ((mode === 'bridge' || mode === 'host') && (!containerName || containerPort === undefined)) {
      const message =
        "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition."
      report({ code: 'SVC-SR-02', path: where, message, hint: 'add both', docs: page })
    } else if (port !== undefined && containerPort !== undefined) {
      const message = 'A service registry has a port or a containerPort, not both'
      report({ code: 'SVC-SR-04', path: where, message, hint: 'keep one', docs: page })
    } else if ((containerName !== undefined && containerName !== '') !== (containerPort !== undefined)) {
      const message = 'A service registry has a containerName and a containerPort, or neither'
      const hint = 'add the other, or give port'
      report({ code: 'SVC-SR-04', severity: 'warning', path: where, message, hint, docs: page })
    }
    if (service.definition) checkRegistered(registry, where, service.definition, report)
  }
}

/** That a registry names what the task definition has. A port alone is taken as it is, and then nothing may listen there. */
function checkRegistered(
  { containerName: name, containerPort, port }: RawRegistry,
  path: readonly (string | number)[],
  { containers }: TaskDefinitionDraft,
  report: Report,
): void {
  const page = `${API}/API_ServiceRegistry.html`
  const container = containers.find(each => each.name === name)
  if (name && !container) {
    // https://github.com/spinnaker/spinnaker/issues/5859
    const message = `The container ${quoted(name)} is not valid. The value for 'containerName' must already be specified in the task definition.`
    const names = containers.slice(0, 10).map(each => each.name)
    report({ code: 'SVC-SR-02', path: [...path, 'containerName'], message, hint: nameOneOf(name, names), docs: page })
    return
  }
  const [asked, looked] = container ? [containerPort, [container]] : [port, containers]
  const mappings = looked.flatMap(({ portMappings }) => portMappings)
  const isKnown = mappings.some(each => each.containerPort === asked || each.containerPortRange !== undefined)
  if (asked === undefined || isKnown) return
  const message = `${container ? `Container ${quoted(container.name)} has no` : 'No container of the task definition has'} port ${asked}`
  const ports = [...new Set(mappings.slice(0, 10).flatMap(each => each.containerPort ?? []))]
  const hint = ports.length > 0 ? `use ${ports.join(' or ')}` : 'add a port mapping'
  const severity = container ? 'error' : 'warning'
  const at = [...path, container ? 'containerPort' : 'port']
  report({ code: 'SVC-SR-02', severity, path: at, message, hint, docs: page })
}

function checkConnect(service: CheckedService, report: Report): void {
  const { serviceConnectConfiguration: connect, definition } = service
  if (!connect) return
  const path = ['serviceConnectConfiguration']
  if (connect.enabled === undefined) {
    const message = 'Service Connect must say whether it is enabled'
    report({ code: 'SVC-SC-01', path: [...path, 'enabled'], message, hint: 'add "enabled": true', docs })
  }
  if (!connect.enabled && connect.services?.length) {
    const message = 'Service Connect is off, so its services serve nothing'
    const hint = 'set "enabled": true, or remove them'
    report({ code: 'SVC-SC-01', severity: 'warning', path: [...path, 'services'], message, hint, docs })
  }
  if (!connect.enabled) return
  if (service.launchType === 'EXTERNAL')
    report({ code: 'SVC-SC-05', path, message: NOT_HERE.connect, hint: 'remove it', docs })
  const mode = modeOf(service)
  const controller = controllerOf(service)
  const unfit =
    (definition?.operatingSystemFamily?.startsWith('WINDOWS') && 'Windows') ||
    (/^1\.[0-3]\.0$/.test(service.platformVersion ?? '') && `platform version ${service.platformVersion}`) ||
    // https://github.com/aws/containers-roadmap/issues/1993
    (controller !== 'ECS' && `deployment controller ${controller}`) ||
    ((mode === 'host' || mode === 'none') && `network mode '${mode}'`)
  if (unfit) {
    const message = `Service Connect does not work with ${unfit}`
    report({ code: 'SVC-SC-05', path, message, hint: 'remove it', docs })
  }
  const { format } = connect.accessLogConfiguration ?? {}
  if (connect.accessLogConfiguration && ((format !== 'TEXT' && format !== 'JSON') || !connect.logConfiguration)) {
    const message = 'Access logs need a format, TEXT or JSON, and a logConfiguration'
    report({ code: 'SVC-SC-06', path: [...path, 'accessLogConfiguration'], message, hint: 'add both', docs })
  }
  if ((service.desiredCount ?? 0) > 1000) {
    const message = `Cloud Map takes 1000 tasks of a service, and ${service.desiredCount} are desired`
    const hint = 'ask for a higher quota, or use fewer tasks'
    report({ code: 'SVC-SC-09', severity: 'warning', path: ['desiredCount'], message, hint, docs })
  }
  const known = { seen: new Set<string>(), discovered: new Set<string>(), names: portNames(service), service }
  for (const [at, entry] of (connect.services ?? []).entries()) {
    checkEntry(entry, [...path, 'services', at], known, report)
  }
}

function checkEntry(
  entry: RawConnectService,
  path: readonly (string | number)[],
  known: {
    readonly seen: Set<string>
    readonly discovered: Set<string>
    readonly names: ReadonlyMap<string, boolean> | undefined
    readonly service: CheckedService
  },
  report: Report,
): void {
  const { portName = '', discoveryName, clientAliases = [], timeout, tls, ingressPortOverride: override } = entry
  const page = `${API}/API_ServiceConnectService.html`
  const { seen, discovered, names, service } = known
  if (portName === '') {
    const message = 'A Service Connect service needs the portName of a port of the task definition'
    report({ code: 'SVC-SC-01', path: [...path, 'portName'], message, hint: 'add it', docs: page })
  } else if (names && !names.has(portName)) {
    const message = `No port of the task definition is named ${quoted(portName)}`
    report({ code: 'SVC-SC-01', path: [...path, 'portName'], message, hint: 'name the port mapping', docs: page })
  } else if (seen.has(portName)) {
    const message = `Port ${quoted(portName)} is served twice`
    report({ code: 'SVC-SC-01', path: [...path, 'portName'], message, hint: 'keep one', docs: page })
  }
  seen.add(portName)
  const discovery = discoveryName || portName
  if (discovered.has(discovery) && discovery !== portName) {
    const message = `Discovery name ${quoted(discovery)} is given twice`
    const hint = 'it is unique in the namespace: give each service another'
    report({ code: 'SVC-SC-02', path: [...path, 'discoveryName'], message, hint, docs: page })
  }
  discovered.add(discovery)
  if (discoveryName !== undefined && discoveryName !== '' && !DISCOVERY_NAME.test(discoveryName)) {
    const message = filled(NOT_DISCOVERABLE, { name: discoveryName.slice(0, 100) })
    const hint = 'use 1 to 64 of a-z, 0-9, _ and -, not starting with a hyphen'
    const severity = DISCOVERY_NAME.test(discoveryName.toLowerCase()) ? 'warning' : 'error'
    report({ code: 'SVC-SC-02', severity, path: [...path, 'discoveryName'], message, hint, docs: page })
  }
  if (clientAliases.length !== 1) {
    // AWS has said so of none, too; whether it always does is not confirmed: https://github.com/hashicorp/terraform-provider-aws/issues/44027
    const message = 'clientAliases must have 1 element: a Service Connect service has one client alias'
    const hint = clientAliases.length > 1 ? 'keep one' : 'add one with a port, by which clients reach it'
    const severity = clientAliases.length > 1 ? 'error' : 'warning'
    report({ code: 'SVC-SC-03', severity, path: [...path, 'clientAliases'], message, hint, docs: page })
  }
  for (const [at, { port, dnsName }] of clientAliases.entries()) {
    if (isPort(port) && (dnsName === undefined || DNS_NAME.test(dnsName))) continue
    const message = 'A client alias has a port from 1 to 65535 and a DNS name of up to 127 of a-z, 0-9, _ . and -'
    const severity = isPort(port) && DNS_NAME.test(dnsName?.toLowerCase() ?? '') ? 'warning' : 'error'
    const where = [...path, 'clientAliases', at]
    report({ code: 'SVC-SC-03', severity, path: where, message, hint: 'mend the alias', docs: page })
  }
  for (const field of ['idleTimeoutSeconds', 'perRequestTimeoutSeconds'] as const) {
    const seconds = timeout?.[field] ?? 0
    if (Number.isInteger(seconds) && seconds >= 0 && seconds <= MOST_SECONDS) continue
    const message = `${field} is ${seconds}`
    const hint = `use whole seconds from 0 to ${MOST_SECONDS}`
    report({ code: 'SVC-SC-04', path: [...path, 'timeout', field], message, hint, docs: page })
  }
  // ECS refuses 0 as well: https://github.com/pulumi/pulumi-aws/issues/4265
  if (timeout?.perRequestTimeoutSeconds !== undefined && names?.get(portName) === false) {
    const message = 'A timeout for each request needs a port with an appProtocol'
    report({
      code: 'SVC-SC-04',
      path: [...path, 'timeout'],
      message,
      hint: 'set appProtocol, or remove it',
      docs: page,
    })
  }
  if (override !== undefined && !isPort(override)) {
    const message = `ingressPortOverride is ${override}`
    report({ code: 'SVC-SC-07', path: [...path, 'ingressPortOverride'], message, hint: 'use 1 to 65535', docs: page })
  }
  const taken = service.definition?.containers.some(({ portMappings }) =>
    portMappings.some(({ containerPort }) => containerPort === override),
  )
  if (override !== undefined && taken) {
    const message = `The proxy cannot listen on port ${override}: a container of the task does`
    const where = [...path, 'ingressPortOverride']
    report({ code: 'SVC-SC-07', severity: 'warning', path: where, message, hint: 'use another port', docs: page })
  }
  if (tls && !/^arn:([^:]*:){4}.+/.test(tls.issuerCertificateAuthority?.awsPcaAuthorityArn ?? '')) {
    const message = NO_AUTHORITY
    report({ code: 'SVC-SC-08', path: [...path, 'tls'], message, hint: 'add awsPcaAuthorityArn', docs: page })
  }
}

/** The named ports of the task definition, and whether each has an application protocol. */
function portNames({ definition }: CheckedService): ReadonlyMap<string, boolean> | undefined {
  if (!definition) return undefined
  const ports = definition.containers.flatMap(({ portMappings }) => portMappings)
  return new Map(ports.flatMap(({ name, appProtocol }) => (name ? [[name, appProtocol !== undefined] as const] : [])))
}
