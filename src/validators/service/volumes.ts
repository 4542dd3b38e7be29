import { quoted } from '../quoted.ts'
import type { RawEbsVolume } from '../raw/service-shape.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import { asksForFargate, type CheckedService } from './checked-service.ts'

/** GiB that each type of volume has, and how many operations a second; what newer EBS allows is doubted only. */
const TYPES: Readonly<
  Record<string, { readonly min: number; readonly max: number; readonly iops?: readonly [number, number] }>
> = {
  gp2: { min: 1, max: 16_384 },
  gp3: { min: 1, max: 65_536, iops: [3000, 80_000] },
  io1: { min: 4, max: 16_384, iops: [100, 64_000] },
  io2: { min: 4, max: 65_536, iops: [100, 256_000] },
  st1: { min: 125, max: 16_384 },
  sc1: { min: 125, max: 16_384 },
  standard: { min: 1, max: 1024 },
}
const docs = `${API}/API_ServiceManagedEBSVolumeConfiguration.html`

/** Rules about EBS volumes that a service makes for its tasks. */
export const ebsRules: RuleFamily<CheckedService> = {
  codes: ['SVC-EBS-01', 'SVC-EBS-02', 'SVC-EBS-03', 'SVC-EBS-04', 'SVC-EBS-05', 'SVC-EBS-06'],
  docs,
  check(service, report) {
    const { volumeConfigurations = [], definition } = service
    const path = ['volumeConfigurations']
    if (volumeConfigurations.length > 1) {
      const message = `A service makes one volume for each task, not ${volumeConfigurations.length}`
      report({ code: 'SVC-EBS-01', path, message, hint: 'keep one', docs })
    }
    for (const [at, { name, managedEBSVolume: volume }] of volumeConfigurations.entries()) {
      const known = definition?.volumes?.some(each => each.name === name && each.configuredAtLaunch) ?? !definition
      if (!known) {
        const message = `The task definition has no volume ${quoted(name)} that is configured at launch`
        const hint = 'declare it with "configuredAtLaunch": true'
        report({ code: 'SVC-EBS-01', path: [...path, at, 'name'], message, hint, docs })
      }
      if (volume) checkVolume(volume, [...path, at, 'managedEBSVolume'], asksForFargate(service), report)
    }
    for (const { name, configuredAtLaunch } of definition?.volumes ?? []) {
      if (!configuredAtLaunch || volumeConfigurations.length > 0) continue
      const message = `Volume ${quoted(name)} is configured at launch, and the service does not say how`
      const hint = `add it to volumeConfigurations`
      report({ code: 'SVC-EBS-01', severity: 'warning', path, message, hint, docs })
    }
  },
}

function checkVolume(
  volume: RawEbsVolume,
  path: readonly (string | number)[],
  onFargate: boolean,
  report: Report,
): void {
  const { volumeType = 'gp3', sizeInGiB: size, snapshotId, iops, throughput, filesystemType: files } = volume
  const type = Object.hasOwn(TYPES, volumeType) ? TYPES[volumeType] : undefined
  const refuse = (code: string, field: string, message: string, hint: string) =>
    report({ code, path: [...path, field], message, hint, docs })
  if (!volume.roleArn) refuse('SVC-EBS-01', 'roleArn', 'An EBS volume needs a roleArn', 'add the infrastructure role')
  if (!type || (volumeType === 'standard' && onFargate)) {
    const message = `${quoted(volumeType)} is not a type of volume here`
    refuse('SVC-EBS-02', 'volumeType', message, `use ${Object.keys(TYPES).join(', ')}; standard not on Fargate`)
    return
  }
  if (size === undefined && !snapshotId) {
    refuse('SVC-EBS-02', 'sizeInGiB', 'An EBS volume needs a sizeInGiB or a snapshotId', 'add one')
  } else if (size !== undefined && (!Number.isInteger(size) || size < type.min || size > type.max)) {
    refuse(
      'SVC-EBS-02',
      'sizeInGiB',
      `A ${volumeType} volume does not have ${size} GiB`,
      `use ${type.min} to ${type.max}`,
    )
  }
  const [least, most] = type.iops ?? []
  const needed = volumeType === 'io1' || volumeType === 'io2'
  if (iops === undefined ? needed : least === undefined || most === undefined || iops < least || iops > most) {
    const hint = least === undefined ? 'remove it' : `use ${least} to ${most}`
    refuse('SVC-EBS-03', 'iops', `A ${volumeType} volume does not have ${iops ?? 'no'} iops`, hint)
  }
  if (throughput !== undefined && (volumeType !== 'gp3' || throughput > 2000)) {
    refuse('SVC-EBS-04', 'throughput', 'Only gp3 volumes have a throughput, of at most 2000 MiB/s', 'remove it')
  }
  const rate = volume.volumeInitializationRate
  if (rate !== undefined && (!snapshotId || rate < 100 || rate > 300)) {
    const message = 'volumeInitializationRate is 100 to 300 MiB/s, and for volumes from a snapshot'
    refuse('SVC-EBS-05', 'volumeInitializationRate', message, 'remove it')
  }
  if (files !== undefined && !['ext3', 'ext4', 'xfs', 'ntfs'].includes(files)) {
    refuse('SVC-EBS-06', 'filesystemType', `${quoted(files)} is not a file system`, 'use ext3, ext4, xfs or ntfs')
  }
  if (snapshotId && !/^snap-[0-9a-f]{8,40}$/.test(snapshotId)) {
    refuse('SVC-EBS-06', 'snapshotId', `${quoted(snapshotId)} is not a snapshot`, 'use snap- and hexadecimal digits')
  }
}
