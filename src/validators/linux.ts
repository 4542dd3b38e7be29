import type { LinuxParameters } from '../model/aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { isWindows } from './is-windows.ts'
import { runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { OUT_OF_RANGE, type Within } from './range.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'
import { FARGATE_LACKS, type Supported } from './unsupported.ts'

const CAPABILITY_NAMES = [
  ...(['ALL', 'AUDIT_CONTROL', 'AUDIT_WRITE', 'BLOCK_SUSPEND', 'CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH'] as const),
  ...(['FOWNER', 'FSETID', 'IPC_LOCK', 'IPC_OWNER', 'KILL', 'LEASE', 'LINUX_IMMUTABLE', 'MAC_ADMIN'] as const),
  ...(['MAC_OVERRIDE', 'MKNOD', 'NET_ADMIN', 'NET_BIND_SERVICE', 'NET_BROADCAST', 'NET_RAW', 'SETFCAP'] as const),
  ...(['SETGID', 'SETPCAP', 'SETUID', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_CHROOT', 'SYS_MODULE', 'SYS_NICE'] as const),
  ...(['SYS_PACCT', 'SYS_PTRACE', 'SYS_RAWIO', 'SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'SYSLOG'] as const),
  'WAKE_ALARM',
] as const
const PLAIN_OPTIONS = [
  ...(['defaults', 'ro', 'rw', 'suid', 'nosuid', 'dev', 'nodev', 'exec', 'noexec', 'sync', 'async'] as const),
  ...(['dirsync', 'remount', 'mand', 'nomand', 'atime', 'noatime', 'diratime', 'nodiratime', 'bind'] as const),
  ...(['rbind', 'unbindable', 'runbindable', 'private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'] as const),
  ...(['relatime', 'norelatime', 'strictatime', 'nostrictatime'] as const),
] as const
const VALUED_OPTIONS = ['mode', 'uid', 'gid', 'nr_inodes', 'nr_blocks', 'mpol'] as const
const CAPABILITIES: ReadonlySet<string> = new Set(CAPABILITY_NAMES)
const MOUNT_OPTIONS: ReadonlySet<string> = new Set([...PLAIN_OPTIONS, ...VALUED_OPTIONS])
const DEVICE_PERMISSIONS = ['read', 'write', 'mknod'] as const
const PERMISSIONS: ReadonlySet<string> = new Set(DEVICE_PERMISSIONS)
const NOT_ON_FARGATE = ['devices', 'sharedMemorySize', 'maxSwap', 'swappiness'] as const

/** A Linux capability, without `CAP_`. */
export type Capability = (typeof CAPABILITY_NAMES)[number]

/** An option that a tmpfs is mounted with. */
export type MountOption =
  | (typeof PLAIN_OPTIONS)[number]
  | (typeof VALUED_OPTIONS)[number]
  | `${(typeof VALUED_OPTIONS)[number]}=${string}`

/** What a container may do with a device. */
export type DevicePermission = (typeof DEVICE_PERMISSIONS)[number]

const ONLY_PTRACE = 'Fargate adds no capability but SYS_PTRACE, so not {name}'

/** What a Linux setting must be as well: nothing, where launch type and operating system have it. */
export type LinuxSetting<F extends string, L, D> = L extends 'FARGATE'
  ? F extends (typeof NOT_ON_FARGATE)[number]
    ? Mistake<Filled<typeof FARGATE_LACKS, { field: F }>>
    : Supported<'linuxParameters', L, unknown, D>
  : Supported<'linuxParameters', L, unknown, D>

/** What an added capability must be as well: nothing, where launch type and operating system have it. */
export type AddedCapability<C extends string, L, D> = L extends 'FARGATE'
  ? C extends 'SYS_PTRACE'
    ? LinuxSetting<'capabilities', L, D>
    : Mistake<Filled<typeof ONLY_PTRACE, { name: C }>>
  : LinuxSetting<'capabilities', L, D>

const SWAPPINESS = { swappiness: { min: 0, max: 100, unit: 'percent' } } as const

/** What a swappiness must be as well: nothing, when it is from 0 to 100. */
export type Swappiness<X extends number> = Within<X, 'swappiness', typeof SWAPPINESS>

const docs = `${API}/API_LinuxParameters.html`
const fargate = `${DOCS}/fargate-tasks-services.html`

type Path = readonly (string | number)[]

/** Rules about the Linux settings of containers. */
export const linuxRules: RuleFamily<TaskDefinitionDraft> = {
  codes: [
    ...['LNX-CAP-01', 'LNX-CAP-02', 'LNX-FGT-01', 'LNX-TMP-01', 'LNX-TMP-02', 'LNX-SWP-01', 'LNX-DEV-01'],
    'LNX-SHM-01',
  ],
  docs,
  check(definition, report) {
    const onFargate = runsOn(definition, 'FARGATE')
    for (const [index, { linuxParameters: linux }] of definition.containers.entries()) {
      if (!linux) continue
      const path = ['containerDefinitions', index, 'linuxParameters']
      checkCapabilities(linux, path, onFargate, report)
      for (const field of onFargate ? NOT_ON_FARGATE : []) {
        if (!isSet(linux[field])) continue
        const message = filled(FARGATE_LACKS, { field })
        report({ code: 'LNX-FGT-01', path: [...path, field], message, hint: 'remove it', docs: fargate })
      }
      checkTmpfs(linux, path, isWindows(definition), report)
      if (!onFargate) checkMemory(linux, path, report)
      if (!onFargate) checkDevices(linux, path, report)
    }
  },
}

function checkCapabilities({ capabilities }: LinuxParameters, path: Path, onFargate: boolean, report: Report): void {
  for (const field of ['add', 'drop'] as const) {
    for (const [at, name] of (capabilities?.[field] ?? []).entries()) {
      const where = [...path, 'capabilities', field, at]
      if (!CAPABILITIES.has(name)) {
        const hint = name.startsWith('CAP_') ? 'leave out CAP_' : 'use for example NET_ADMIN or SYS_PTRACE'
        const docs = `${API}/API_KernelCapabilities.html`
        report({ code: 'LNX-CAP-02', path: where, message: `${quoted(name)} is not a capability`, hint, docs })
      } else if (onFargate && field === 'add' && name !== 'SYS_PTRACE') {
        const message = filled(ONLY_PTRACE, { name })
        report({ code: 'LNX-CAP-01', path: where, message, hint: 'remove it, or use EC2', docs: fargate })
      }
    }
  }
}

function checkTmpfs({ tmpfs = [] }: LinuxParameters, path: Path, windows: boolean, report: Report): void {
  const page = `${API}/API_Tmpfs.html`
  if (windows && tmpfs.length > 0) {
    const message = 'Windows containers have no tmpfs'
    report({ code: 'LNX-TMP-01', path: [...path, 'tmpfs'], message, hint: 'remove it', docs: page })
  }
  for (const [at, { containerPath = '', size, mountOptions = [] }] of tmpfs.entries()) {
    const where = [...path, 'tmpfs', at]
    const code = 'LNX-TMP-02'
    if (!containerPath.startsWith('/')) {
      const message = 'A tmpfs needs an absolute containerPath'
      report({ code, path: [...where, 'containerPath'], message, hint: 'write for example /tmp', docs: page })
    }
    if (!Number.isInteger(size) || Number(size) < 1) {
      const message = 'A tmpfs needs a size of 1 MiB or more'
      report({ code, path: [...where, 'size'], message, hint: 'write whole MiB', docs: page })
    }
    for (const [item, option] of mountOptions.entries()) {
      if (MOUNT_OPTIONS.has(option.split('=', 1)[0] ?? '')) continue
      const message = `${quoted(option)} is not a mount option`
      report({ code, path: [...where, 'mountOptions', item], message, hint: 'use for example noexec', docs: page })
    }
  }
}

function checkMemory({ maxSwap, swappiness, sharedMemorySize }: LinuxParameters, path: Path, report: Report): void {
  const code = 'LNX-SWP-01'
  if (maxSwap !== undefined && !isWhole(maxSwap, 0, Number.MAX_SAFE_INTEGER)) {
    const message = `maxSwap is ${maxSwap}, but must be whole MiB, 0 or more`
    report({ code, path: [...path, 'maxSwap'], message, hint: 'use for example 512', docs })
  }
  const { min, max, unit } = SWAPPINESS.swappiness
  if (swappiness !== undefined && !isWhole(swappiness, min, max)) {
    const message = filled(OUT_OF_RANGE, { field: 'swappiness', value: swappiness, unit, limits: `${min} to ${max}` })
    report({ code, path: [...path, 'swappiness'], message, hint: 'use for example 60', docs })
  } else if (swappiness !== undefined && maxSwap === undefined) {
    const message = 'swappiness is ignored without maxSwap'
    const hint = 'set maxSwap, or remove swappiness'
    report({ code, severity: 'warning', path: [...path, 'swappiness'], message, hint, docs })
  }
  if (sharedMemorySize !== undefined && !isWhole(sharedMemorySize, 1, Number.MAX_SAFE_INTEGER)) {
    // What describe gives for "not set" is 0
    const severity = sharedMemorySize === 0 ? 'warning' : 'error'
    const message = `sharedMemorySize is ${sharedMemorySize}, but must be whole MiB, 1 or more`
    report({
      code: 'LNX-SHM-01',
      severity,
      path: [...path, 'sharedMemorySize'],
      message,
      hint: 'use for example 64',
      docs,
    })
  }
}

function checkDevices({ devices = [] }: LinuxParameters, path: Path, report: Report): void {
  const page = `${API}/API_Device.html`
  for (const [at, { hostPath, permissions = [] }] of devices.entries()) {
    const where = [...path, 'devices', at]
    if (!hostPath) {
      const message = 'A device needs its hostPath'
      report({
        code: 'LNX-DEV-01',
        path: [...where, 'hostPath'],
        message,
        hint: 'add for example /dev/fuse',
        docs: page,
      })
    }
    for (const [item, permission] of permissions.entries()) {
      if (PERMISSIONS.has(permission)) continue
      const message = `${quoted(permission)} is not a permission`
      const hint = 'use read, write or mknod'
      report({ code: 'LNX-DEV-01', path: [...where, 'permissions', item], message, hint, docs: page })
    }
  }
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
