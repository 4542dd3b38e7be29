import type { LinuxParameters } from './aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { isSet, isWindows, quoted, runsOn } from './launch.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const CAPABILITIES = new Set([
  ...['ALL', 'AUDIT_CONTROL', 'AUDIT_WRITE', 'BLOCK_SUSPEND', 'CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER'],
  ...['FSETID', 'IPC_LOCK', 'IPC_OWNER', 'KILL', 'LEASE', 'LINUX_IMMUTABLE', 'MAC_ADMIN', 'MAC_OVERRIDE', 'MKNOD'],
  ...['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_BROADCAST', 'NET_RAW', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID'],
  ...['SYS_ADMIN', 'SYS_BOOT', 'SYS_CHROOT', 'SYS_MODULE', 'SYS_NICE', 'SYS_PACCT', 'SYS_PTRACE', 'SYS_RAWIO'],
  ...['SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'SYSLOG', 'WAKE_ALARM'],
])
const MOUNT_OPTIONS = new Set([
  ...[
    'defaults',
    'ro',
    'rw',
    'suid',
    'nosuid',
    'dev',
    'nodev',
    'exec',
    'noexec',
    'sync',
    'async',
    'dirsync',
    'remount',
  ],
  ...['mand', 'nomand', 'atime', 'noatime', 'diratime', 'nodiratime', 'bind', 'rbind', 'unbindable', 'runbindable'],
  ...['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave', 'relatime', 'norelatime', 'strictatime'],
  ...['nostrictatime', 'mode', 'uid', 'gid', 'nr_inodes', 'nr_blocks', 'mpol'],
])
const PERMISSIONS = new Set(['read', 'write', 'mknod'])
const NOT_ON_FARGATE = ['devices', 'sharedMemorySize', 'maxSwap', 'swappiness'] as const
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
        const message = `Tasks using the Fargate launch type do not support ${field}`
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
        const message = `Fargate adds no capability but SYS_PTRACE, so not ${name}`
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
  if (swappiness !== undefined && !isWhole(swappiness, 0, 100)) {
    const message = `swappiness is ${swappiness}, but must be a whole number from 0 to 100`
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
