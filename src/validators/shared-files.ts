import type { EfsVolume, S3FilesVolume } from '../model/aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { isWindows } from './is-windows.ts'
import { runsOn } from './launch.ts'
import type { Marked } from './mark.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

const NO_EFS = '{where} do not support EFS'

/** What an EFS volume must be as well: nothing, where launch type and operating system have it. */
export type EfsOn<L, D> = L extends 'EXTERNAL'
  ? Mistake<Filled<typeof NO_EFS, { where: 'External instances' }>>
  : Marked<'windows', D> extends true
    ? Mistake<Filled<typeof NO_EFS, { where: 'Windows tasks' }>>
    : unknown

const FILE_SYSTEM = /^(fs-[0-9a-f]{8,40}|arn:aws[a-z-]*:elasticfilesystem:.+:file-system\/fs-[0-9a-f]{8,40})$/
/** The id of something else than an access point. What stands for one in templates is none. */
const OTHER_ID = /^(?!fsap-)[a-z]+-[0-9a-f]{8,40}$/
const docs = `${API}/API_EFSVolumeConfiguration.html`
const ACCESS_POINTS = 'https://docs.aws.amazon.com/efs/latest/ug/API_AccessPointDescription.html'

type Path = readonly (string | number)[]

/** Rules about volumes on EFS and S3 Files. */
export const sharedFileRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['VOL-EFS-01', 'VOL-EFS-02', 'VOL-EFS-03', 'VOL-EFS-04', 'VOL-S3F-01', 'TD-S3F-01'],
  docs,
  check(definition, report) {
    for (const [at, volume] of (definition.volumes ?? []).entries()) {
      const { efsVolumeConfiguration: efs, s3filesVolumeConfiguration: s3files } = volume
      if (efs) checkEfs(efs, ['volumes', at, 'efsVolumeConfiguration'], definition, report)
      if (s3files) checkS3Files(s3files, ['volumes', at, 's3filesVolumeConfiguration'], definition, report)
    }
  },
}

function checkEfs(efs: EfsVolume, path: Path, definition: TaskDefinitionDraft, report: Report): void {
  const { fileSystemId = '', rootDirectory, transitEncryption, transitEncryptionPort: port } = efs
  const { accessPointId, iam } = efs.authorizationConfig ?? {}
  const encrypted = transitEncryption === 'ENABLED'
  if (!FILE_SYSTEM.test(fileSystemId)) {
    const message = `${quoted(fileSystemId)} is not the id of an EFS file system`
    const hint = 'use fs- and 8 to 40 hexadecimal digits'
    const severity = fileSystemId === '' ? 'error' : 'warning'
    report({ code: 'VOL-EFS-01', severity, path: [...path, 'fileSystemId'], message, hint, docs })
  }
  if (accessPointId && OTHER_ID.test(accessPointId)) {
    const message = `${quoted(accessPointId)} is not the id of an access point`
    const hint = 'use fsap- and 8 to 40 hexadecimal digits'
    const where = [...path, 'authorizationConfig', 'accessPointId']
    report({ code: 'VOL-EFS-01', severity: 'warning', path: where, message, hint, docs: ACCESS_POINTS })
  }
  if (runsOn(definition, 'EXTERNAL') || isWindows(definition)) {
    const where = isWindows(definition) ? 'Windows tasks' : 'External instances'
    const page = `${DOCS}/efs-volumes.html`
    report({ code: 'VOL-EFS-01', path, message: filled(NO_EFS, { where }), hint: 'remove the volume', docs: page })
  }
  for (const [field, value] of [
    ['transitEncryption', transitEncryption],
    ['iam', iam],
  ] as const) {
    if (value === undefined || value === 'ENABLED' || value === 'DISABLED') continue
    const where = field === 'iam' ? ['authorizationConfig', 'iam'] : [field]
    const message = `${field} is ${quoted(value)}`
    report({ code: 'VOL-EFS-02', path: [...path, ...where], message, hint: 'use ENABLED or DISABLED', docs })
  }
  if ((iam === 'ENABLED' || isSet(accessPointId)) && !encrypted) {
    const message = 'EFS with an access point or IAM authorization requires transit encryption'
    const hint = 'set "transitEncryption": "ENABLED"'
    const page = `${API}/API_EFSAuthorizationConfig.html`
    report({ code: 'VOL-EFS-02', path: [...path, 'transitEncryption'], message, hint, docs: page })
  }
  if (iam === 'ENABLED' && !isSet(definition.taskRole)) {
    const message = 'EFS with IAM authorization asks who the task is, and it has no task role'
    const path = ['taskRoleArn']
    const page = `${API}/API_EFSAuthorizationConfig.html`
    report({ code: 'VOL-EFS-02', severity: 'warning', path, message, hint: 'add one that may mount it', docs: page })
  }
  if (isSet(accessPointId) && isSet(rootDirectory) && rootDirectory !== '/') {
    const message = 'With an access point the root directory is that of the access point'
    report({ code: 'VOL-EFS-03', path: [...path, 'rootDirectory'], message, hint: 'leave it out, or use "/"', docs })
  }
  if (port === undefined || (port === 0 && !encrypted)) return
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    const message = `transitEncryptionPort is ${port}`
    const hint = 'use a whole number from 0 to 65535'
    report({ code: 'VOL-EFS-04', path: [...path, 'transitEncryptionPort'], message, hint, docs })
  } else if (!encrypted) {
    const message = 'transitEncryptionPort does nothing without transit encryption'
    const hint = 'set "transitEncryption": "ENABLED", or remove the port'
    report({ code: 'VOL-EFS-04', severity: 'warning', path: [...path, 'transitEncryptionPort'], message, hint, docs })
  }
}

function checkS3Files(volume: S3FilesVolume, path: Path, { taskRole }: TaskDefinitionDraft, report: Report): void {
  const page = `${API}/API_S3FilesVolumeConfiguration.html`
  if (!volume.fileSystemArn?.startsWith('arn:')) {
    const message = 'An S3 Files volume needs the ARN of its file system'
    report({ code: 'VOL-S3F-01', path: [...path, 'fileSystemArn'], message, hint: 'add fileSystemArn', docs: page })
  }
  if (isSet(volume.accessPointArn) && isSet(volume.rootDirectory) && volume.rootDirectory !== '/') {
    const message = 'With an access point the root directory is that of the access point'
    const hint = 'leave it out, or use "/"'
    report({ code: 'VOL-S3F-01', path: [...path, 'rootDirectory'], message, hint, docs: page })
  }
  if (taskRole === undefined) {
    const message = 'An S3 Files volume needs a task role'
    report({ code: 'TD-S3F-01', path: ['taskRoleArn'], message, hint: 'add one that may use the bucket', docs: page })
  }
}
