import { advice, ofContainer, ofService, ofTask } from '../advice.ts'
import { networkOf } from '../names.ts'
import type { Clue } from '../subject.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const EFS_DOCS = 'https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html'
const FSX_DOCS = guide('wfsx-volumes')
const EBS_DOCS = guide('troubleshoot-ebs-volumes')
const FILE_SYSTEM =
  /\bEFS\b|mount\.nfs|\bnfs4?\b|elasticfilesystem|\bfs-[0-9a-f]{8}|fsxwindows|credentialsParameter|\bFSx\b|s3 ?files/i
const FSX = /fsxwindows|\bFSx\b/i
const EBS = /(?<![\w/-])EBS\b|elastic block store|volume attachment/i
const NOT_RESOLVED = /failed to resolve|name or service not known|no such host|lookup mount target/i
const GONE = /the file system \S+ is not found/i
const DOCKER_VOLUME = /CannotCreateVolumeError|CannotInspectVolumeError|volumes?\b|VolumeDriver/i

/** Why a volume is not there. */
export const VOLUME_CAUSES: readonly Cause[] = [
  {
    code: 'volume.encryption',
    about: EBS,
    words: new RegExp(`IdempotentParameterMismatch|${REASONS.kms.source}`, 'i'),
    mends: 'role',
    cause: () =>
      'The EBS volume could not be made: its KMS key is not valid, or the infrastructure role may not use it',
    fix: clue =>
      advice`Correct the key, and let the infrastructure role use it in the key's policy: ${ofService(clue, '.volume(…)', 'volumeConfigurations')}.`,
    docs: EBS_DOCS,
  },
  {
    code: 'volume.not-attached',
    about: EBS,
    words: /./,
    when: ({ words }) => !/UnauthorizedOperation|not authorized|unable to assume|LimitExceeded/i.test(words),
    mends: 'itself',
    cause: ({ words }) =>
      `The EBS volume could not be attached to the task${/Encountered "?([^\n]*[^"\n.])/.exec(words)?.[1]?.replace(/^/, ': ') ?? ''}`,
    fix: clue =>
      advice`Correct what EC2 says there. See that a snapshot that it names is there, that the file system fits the operating system of the task (that of a snapshot, too), and that the type is offered in the zone: ${ofService(clue, '.volume(…)', 'volumeConfigurations')}.`,
    docs: EBS_DOCS,
  },
  {
    code: 'volume.denied',
    about: FSX,
    words: /user ?name or password|invalid credentials|logon failure|access is denied/i,
    mends: 'secret',
    cause: () => 'The file system of FSx does not accept the user that the task mounts it as',
    fix: clue =>
      advice`Let credentialsParameter hold {"username": "…", "password": "…"} of a user of the domain who may mount the share: ${ofTask(clue, '.fsxWindowsFileServerVolume(…)', 'volumes')}.`,
    docs: FSX_DOCS,
  },
  {
    code: 'volume.unreachable',
    about: FSX,
    words: new RegExp(`network (path|name|location)|name not found|${REASONS.unreachable.source}`, 'i'),
    mends: 'network',
    cause: () => 'The file system of FSx does not answer from the container instance',
    fix: () =>
      'Let its security group admit the container instances on TCP 445, and see that they resolve names of its domain and that the share is there.',
    docs: FSX_DOCS,
  },
  {
    // https://github.com/aws/efs-utils: how it looks for them is told in its words, in this order.
    code: 'volume.denied',
    about: FILE_SYSTEM,
    words:
      /(access key|credentials?)\b.*not found|reach .*credentials (uri|endpoint)|credentials are not properly configured/i,
    mends: 'role',
    cause: () =>
      'A volume is to be mounted with IAM authorization, and there are no credentials of the task to do it with',
    fix: clue =>
      advice`Give the task a role that may mount it (elasticfilesystem:ClientMount, and ClientWrite), or leave IAM authorization of the volume off: ${ofTask(clue, '.taskRole(…) and .efsVolume(…)', 'taskRoleArn', 'volumes')}.`,
    docs: EFS_DOCS,
  },
  {
    code: 'volume.denied',
    about: FILE_SYSTEM,
    words: new RegExp(
      `${REASONS.denied.source}|invalid credentials|mount\\.nfs4?: [^\\n]*operation not permitted`,
      'i',
    ),
    // Where the name is not resolved, the mount helper asks EFS for the address, which the task need not be allowed.
    when: ({ words }) => !NOT_RESOLVED.test(words),
    mends: 'role',
    cause: clue => `The file system${fileSystem(clue)} refuses to be mounted by the task`,
    fix: clue =>
      advice`Let the task role mount it (elasticfilesystem:ClientMount, and ClientWrite), switch on IAM authorization and transit encryption of the volume, and see that the file system's policy and access point allow it: ${ofTask(clue, '.taskRole(…) and .efsVolume(…)', 'taskRoleArn', 'volumes')}.`,
    docs: EFS_DOCS,
  },
  {
    code: 'volume.unresolved',
    about: FILE_SYSTEM,
    words: NOT_RESOLVED,
    when: ({ words }) => !/cannot connect to file system/i.test(words),
    mends: 'network',
    cause: clue =>
      GONE.test(clue.words)
        ? `The file system${fileSystem(clue)} is not there, so that its name cannot be resolved`
        : `The name of the file system${fileSystem(clue)} cannot be resolved from ${networkOf(clue)}`,
    fix: clue =>
      advice`${GONE.test(clue.words) ? 'Correct its id, or make it in this Region. ' : ''}Give the file system a mount target in the zone of each subnet, switch on DNS resolution and DNS host names of the VPC, and check its id: ${ofTask(clue, '.efsVolume(…)', 'volumes')}.`,
    docs: EFS_DOCS,
  },
  {
    code: 'volume.missing',
    about: FILE_SYSTEM,
    words: /no such file or directory|(access ?point|file ?system).{0,40}(not found|does not exist|NotFound)/i,
    mends: 'never',
    cause: clue =>
      GONE.test(clue.words)
        ? `The file system${fileSystem(clue)} is not there`
        : `The directory that is to be mounted is not on the file system${fileSystem(clue)}`,
    fix: clue =>
      advice`${GONE.test(clue.words) ? 'Correct its id, or make it in this Region' : 'Make the directory, correct rootDirectory, or use an access point that makes it'}: ${ofTask(clue, '.efsVolume(…)', 'volumes')}.`,
    docs: EFS_DOCS,
  },
  {
    code: 'volume.unreachable',
    about: FILE_SYSTEM,
    words: new RegExp(`${REASONS.unreachable.source}|cannot connect to file system`, 'i'),
    mends: 'network',
    cause: clue => `The file system${fileSystem(clue)} does not answer from ${networkOf(clue)}`,
    fix: clue =>
      advice`Let the security group of its mount targets admit the tasks on TCP 2049, and put a mount target into each zone: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: EFS_DOCS,
  },
  {
    code: 'volume.ownership',
    words: /failed to (ch(own|mod)|copy file info)|\blchown\b/i,
    // Any other reason is that of a file system which does not answer or is gone.
    when: ({ words }) => !/CannotPull|no such file|stale|input\/output|read-only|time[ds]? ?out/i.test(words),
    mends: 'never',
    cause: clue =>
      `A volume of container ${clue.container?.name ?? ''} may not be given the owner that the image has there`.replace(
        '  ',
        ' ',
      ),
    fix: clue =>
      advice`Let the access point have no POSIX user, or the image leave the directory of the mount to that user: ${ofContainer(clue, '.mountPoint(…)', 'mountPoints')}.`,
    docs: guide('efs-volumes'),
  },
  {
    code: 'volume.docker',
    about: DOCKER_VOLUME,
    words:
      /plugin|VolumeDriver|volume name must|local volume name|volume options|autoprovision|volume detection|existing volume (labels|options)/i,
    mends: 'itself',
    cause: () => 'The volume driver of the container instance could not make or mount a volume',
    fix: clue =>
      advice`Install the driver on every instance, and check its name and options and whether it makes the volume: ${ofTask(clue, '.dockerVolume(…)', 'volumes')}.`,
    docs: guide('docker-volumes'),
  },
  {
    code: 'volume.failed',
    words: new RegExp(`CannotCreateVolumeError|CannotInspectVolumeError|mount local volume|${FILE_SYSTEM.source}`, 'i'),
    mends: 'itself',
    weight: 'symptom',
    cause: clue => `A volume could not be mounted${fileSystem(clue) && `: file system${fileSystem(clue)}`}`,
    // Of a volume of Docker, what is mounted is said by its options.
    fix: clue =>
      FILE_SYSTEM.test(clue.words)
        ? advice`Let the tasks reach the file system on port 2049, let the task role mount it, and see that the directory is there: ${ofTask(clue, '.taskRole(…)', 'volumes', 'taskRoleArn')}.`
        : advice`Correct what the evidence names: the name, driver and options of the volume, and what the image itself keeps in volumes: ${ofTask(clue, '.dockerVolume(…)', 'volumes')}.`,
    docs: guide('cannot-create-volume'),
  },
]

function fileSystem({ words }: Clue): string {
  const id = /\bfs-[0-9a-f]{8,}/.exec(words)?.[0]
  return id ? ` ${id}` : ''
}
