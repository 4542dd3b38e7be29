import type { TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { runsOn } from './launch.ts'
import { quoted } from './quoted.ts'
import { DOCS, type RuleFamily } from './rule.ts'

const SECURITY_HUB = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html'

/** Paths of a host that give a container the host: its container engine, or all of its files. */
const WHOLE_HOST = /^\/+$|^\/(var\/)?run\/?$|\/(docker|containerd\/containerd|podman\/podman)\.sock$/

/**
 * What the launch types have instead. Agents that run once on each instance are reached at its address, by a port of it:
 * https://docs.datadoghq.com/containers/amazon_ecs/apm/
 */
function insteadOfHost(definition: TaskDefinitionDraft): string {
  if (runsOn(definition, 'EXTERNAL')) return 'use bridge'
  const own = 'unless it is there to watch the network of the instance'
  return runsOn(definition, 'MANAGED_INSTANCES')
    ? `use awsvpc, ${own}`
    : `use awsvpc; for a daemon that others reach on their own instance, bridge and a port of the host; ${own}`
}

/** What security standards advise against, and AWS takes: each is said once. */
export const securityAdviceRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-NET-06', 'TD-EXE-06', 'VOL-HST-01', 'VOL-EFS-05'],
  docs: SECURITY_HUB,
  check(definition, report) {
    const { networkMode, executionRole, taskRole, volumes = [], written } = definition
    const severity = 'warning'
    if (networkMode === 'host') {
      const message = 'The containers are on the network of the host, and reach what it reaches'
      const hint = insteadOfHost(definition)
      report({ code: 'TD-NET-06', severity, path: ['networkMode'], message, hint, docs: SECURITY_HUB })
    }
    // In JSON it is common, and that of a template may be split by what fills it in
    if (!written && typeof taskRole === 'string' && isSet(taskRole) && taskRole === executionRole) {
      const message = "The task role is the execution role too, so the containers' code may do what only ECS needs"
      const docs = `${DOCS}/security-iam-roles.html`
      report({ code: 'TD-EXE-06', severity, path: ['taskRoleArn'], message, hint: 'give each a role of its own', docs })
    }
    const open = volumes.findIndex(({ host }) => WHOLE_HOST.test(host?.sourcePath ?? ''))
    if (open >= 0) {
      const message = `Who mounts ${quoted(volumes[open]?.host?.sourcePath)} can do anything to the host`
      const path = ['volumes', open, 'host', 'sourcePath']
      const docs = `${DOCS}/security-tasks-containers.html`
      report({ code: 'VOL-HST-01', severity, path, message, hint: 'mount only what the container needs', docs })
    }
    const plain = volumes.findIndex(
      ({ efsVolumeConfiguration: efs }) =>
        efs !== undefined &&
        efs.transitEncryption !== 'ENABLED' &&
        // Refused as VOL-EFS-02
        !(efs.authorizationConfig?.iam === 'ENABLED' || isSet(efs.authorizationConfig?.accessPointId)),
    )
    if (plain >= 0) {
      const message = 'What is read from and written to EFS is not encrypted on its way'
      const path = ['volumes', plain, 'efsVolumeConfiguration', 'transitEncryption']
      const hint = 'set "transitEncryption": "ENABLED"'
      report({ code: 'VOL-EFS-05', severity, path, message, hint, docs: SECURITY_HUB })
    }
  },
}
