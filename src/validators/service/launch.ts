import { isLaunchType, LAUNCH_TYPES } from '../../model/launch-types.ts'
import { checkStrategy, strategyRules } from '../capacity-provider-strategy.ts'
import { quoted } from '../quoted.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import { asksForFargate, type CheckedService, neverOnFargate } from './checked-service.ts'
import { NOT_HERE } from './sentences.ts'

const VERSIONS = ['LATEST', '1.4.0', '1.3.0', '1.2.0', '1.1.0', '1.0.0']
const docs = `${API}/API_CreateService.html`

/** Rules about where a service runs. */
export const launchRules: RuleFamily<CheckedService> = {
  codes: [
    ...['SVC-LT-01', 'SVC-LT-02', 'SVC-LT-03', 'SVC-LT-04', 'SVC-PV-01', 'SVC-CPS-07', 'SVC-CPS-08'],
    ...strategyRules.codes,
    ...['TD-EPH-02', 'SEC-ARN-07', 'SEC-ENV-02', 'VOL-EFS-01'],
  ],
  docs,
  check(service, report) {
    checkLaunchType(service, report)
    checkProviders(service, report)
    checkStrategy(service.capacityProviderStrategy ?? [], 'capacityProviderStrategy', report)
    checkPlatform(service, report)
  },
}

function checkLaunchType(service: CheckedService, report: Report): void {
  const { launchType: type, capacityProviderStrategy: strategy = [], definition } = service
  if (type === undefined) return
  const path = ['launchType']
  if (type === 'FARGATE_SPOT') {
    const message = 'Fargate Spot is a capacity provider, not a launch type'
    const hint = 'use a capacityProviderStrategy with FARGATE_SPOT'
    report({ code: 'SVC-LT-04', path, message, hint, docs })
  } else if (!isLaunchType(type)) {
    const message = `Launch type should be one of [EC2, FARGATE, EXTERNAL], not ${quoted(type)}`
    report({ code: 'SVC-LT-01', path, message, hint: `use ${LAUNCH_TYPES.slice(0, 3).join(', ')}`, docs })
  } else if (type === 'MANAGED_INSTANCES') {
    const message = 'Managed Instances are asked for by a capacity provider'
    report({ code: 'SVC-LT-02', path, message, hint: 'use a capacityProviderStrategy', docs })
  }
  if (strategy.length > 0) {
    const external = type === 'EXTERNAL'
    const message = external
      ? NOT_HERE.capacityProviders
      : 'A service has a launchType or a capacityProviderStrategy, not both'
    report({ code: external ? 'SVC-CPS-07' : 'SVC-LT-01', path, message, hint: 'remove one of them', docs })
  }
  const compatible = definition?.requiresCompatibilities
  // Where nothing is required, AWS tells by the definition itself
  const unfit = type === 'FARGATE' && definition !== undefined && definition.networkMode !== 'awsvpc'
  if (compatible?.length ? isLaunchType(type) && !compatible.includes(type) : unfit) {
    const message = `Task definition does not support launch_type ${type}.`
    const hint = `add ${type} to its requiresCompatibilities, or use ${compatible?.slice(0, 4).join(' or ') ?? 'EC2'}`
    report({ code: 'SVC-LT-03', path, message, hint, docs })
  }
}

/** A strategy must go with what the task definition says that it runs on. */
function checkProviders(service: CheckedService, report: Report): void {
  const { launchType, capacityProviderStrategy: strategy = [], definition } = service
  const types = definition?.requiresCompatibilities ?? []
  if (launchType !== undefined || strategy.length === 0 || types.length === 0) return
  const path = ['capacityProviderStrategy']
  if (types.every(type => type === 'EXTERNAL')) {
    const message = NOT_HERE.capacityProviders
    report({ code: 'SVC-CPS-07', path, message, hint: 'use launchType EXTERNAL', docs })
  } else if (asksForFargate(service) && neverOnFargate(service)) {
    // What AWS finds compatible by itself runs, whatever was required
    const severity = definition?.networkMode === 'awsvpc' && definition.cpu && definition.memory ? 'warning' : 'error'
    const message = 'Task definition does not support launch_type FARGATE.'
    const hint = `add FARGATE to its requiresCompatibilities, or use ${types.slice(0, 4).join(' or ')}`
    report({ code: 'SVC-LT-03', severity, path, message, hint, docs })
  }
}

function checkPlatform(service: CheckedService, report: Report): void {
  const { platformVersion: version, capacityProviderStrategy = [], launchType, definition } = service
  const path = ['platformVersion']
  const spot = capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT')
  const os = definition?.operatingSystemFamily
  if (spot && os?.startsWith('WINDOWS')) {
    const message = 'FARGATE_SPOT does not run Windows'
    report({ code: 'SVC-CPS-08', path: ['capacityProviderStrategy'], message, hint: 'use FARGATE', docs })
  }
  if (version === undefined || version === '') return
  if (launchType === 'EC2' || launchType === 'EXTERNAL') {
    report({ code: 'SVC-PV-01', path, message: NOT_HERE.platformVersion, hint: 'remove it', docs })
  } else if (!VERSIONS.includes(version)) {
    const message = `${quoted(version)} is not a platform version`
    // Newer ones may exist, and examples of others shorten them
    // "1.4" is none: https://github.com/jenkinsci/amazon-ecs-plugin/issues/218
    const severity = /^(latest|\d+(\.\d+\.\d+)?)$/i.test(version) ? 'warning' : 'error'
    report({ code: 'SVC-PV-01', severity, path, message, hint: 'use LATEST or 1.4.0', docs })
  }
  if (!/^1\.[0-3]\.0$/.test(version) || os?.startsWith('WINDOWS') || !definition) return
  const old = `Platform version ${version}`
  if (spot && definition.cpuArchitecture === 'ARM64') {
    const message = 'FARGATE_SPOT runs ARM64 tasks from platform version 1.4.0 on'
    report({ code: 'SVC-CPS-08', path, message, hint: 'use LATEST', docs })
  }
  if (definition.volumes?.some(({ efsVolumeConfiguration }) => efsVolumeConfiguration)) {
    // "One or more of the requested capabilities are not supported.": https://github.com/ansible-collections/community.aws/issues/136
    report({ code: 'VOL-EFS-01', path, message: `${old} does not mount file systems of EFS`, hint: 'use LATEST', docs })
  }
  if (definition.ephemeralStorageGiB !== undefined) {
    report({ code: 'TD-EPH-02', path, message: `${old} has no ephemeral storage to set`, hint: 'use LATEST', docs })
  }
  if (definition.containers.some(({ environmentFiles = [] }) => environmentFiles.length > 0)) {
    report({ code: 'SEC-ENV-02', path, message: `${old} reads no environment files`, hint: 'use LATEST', docs })
  }
  const keyed = /^arn:[^:]*:secretsmanager:([^:]*:){3}[^:]*:/
  if (definition.containers.some(({ secrets }) => secrets.some(({ value }) => keyed.test(value)))) {
    const message = `${old} reads no JSON keys or versions of secrets`
    report({ code: 'SEC-ARN-07', path, message, hint: 'use LATEST', docs })
  }
}
