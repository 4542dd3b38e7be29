import { advice, ofContainer, ofTask } from '../advice.ts'
import { onFargate } from '../names.ts'
import { containerOf } from '../subject.ts'
import { type Cause, guide } from './cause.ts'
import { NO_SPACE_LOG, REASONS } from './reasons.ts'

/** Docker, and the paths of it and of the agent: Fargate has neither. */
const ON_INSTANCE = /docker|from daemon|API error|\/var\/lib\/ecs|register layer|thin pool|devmapper|on the disk/i
/** Why Docker could not open a port. */
const NO_PORT = /allocated|in use|using|EADDRINUSE|already|ports? .{0,20}taken|RESOURCE:PORTS|host ports?\b/i

/** What is wrong with where the task runs, whatever it was doing there. */
export const INSTANCE_CAUSES: readonly Cause[] = [
  {
    code: 'task.disk-full',
    words: REASONS.diskFull,
    logs: NO_SPACE_LOG,
    when: clue =>
      onFargate(clue) ??
      // Fargate's way to pull says that it was tried again.
      (/ref pull has been retried/i.test(clue.words) || !ON_INSTANCE.test(clue.words)),
    mends: 'never',
    cause: () => 'The disk of the task is full: image layers and what the containers write share it',
    fix: clue =>
      advice`Give the task more of it (20 GiB unless set, up to 200): ${ofTask(clue, '.ephemeralStorage(…)', 'ephemeralStorage')}. Or make the image smaller, or write less.${(onFargate(clue) ?? /ref pull has been retried/i.test(clue.words)) ? '' : ' Where it runs on an instance of your own, the disk is that of the instance: free it, or take a larger volume.'}`,
    docs: guide('fargate-task-storage'),
  },
  {
    code: 'instance.disk-full',
    words: REASONS.diskFull,
    logs: NO_SPACE_LOG,
    mends: 'itself',
    cause: () => 'The disk of the container instance is full; other instances may have room',
    fix: () =>
      'Remove unused images and logs on the instance (docker system prune), or replace it by one with a larger volume, and let the agent clean up sooner (ECS_IMAGE_CLEANUP_INTERVAL).',
    docs: guide('task_cannot_pull_image'),
  },
  {
    code: 'port.taken',
    words:
      /port is already allocated|address already in use|EADDRINUSE|already using( a port| ?$)|RESOURCE:PORTS|programming external connectivity|userland proxy|contiguous host ports|find a host port|specified port already exists|ports? .{0,20}(taken|in use)/i,
    when: ({ words }) =>
      !/logging driver|executable file not found|cannot assign requested address|: bind: ?$|nftables|ip6?tables/im.test(
        words,
      ),
    mends: 'itself',
    cause: ({ words }) => {
      const port = /:(\d+)(?::| failed)/.exec(words)?.[1]
      return NO_PORT.test(words)
        ? `${port ? `Port ${port}` : 'A port'} of the task is taken on the container instance`
        : 'A port of the task could not be opened on the container instance: most often it is taken; the words end before they say why'
    },
    fix: clue =>
      advice`Let ECS choose the port of the instance: no hostPort in ${ofContainer(clue, '.port(…)', 'portMappings')}, or the network mode awsvpc. Otherwise no more tasks fit than instances: lower minimumHealthyPercent, or add instances.${NO_PORT.test(clue.words) ? '' : ' Where no port is taken, restart docker on the instance, which makes its firewall rules anew.'}`,
    docs: guide('networking-networkmode-bridge'),
  },
  {
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html (initProcessEnabled)
    code: 'instance.runtime',
    words: /\bPID \d+ is (a )?zombie\b/i,
    mends: 'never',
    cause: clue =>
      `${containerOf(clue)} cannot be stopped: its process has ended, and what it had started still holds it (a zombie)`,
    fix: clue =>
      advice`Let the container run an init, which ends what the program leaves behind: ${ofContainer(clue, '.initProcess()', 'linuxParameters.initProcessEnabled')}. Replace the instance where it stays.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'instance.runtime',
    words: /kerberos tickets|credentials[-_ ]fetcher/i,
    mends: 'itself',
    cause: () =>
      'The container instance got no Kerberos ticket for the group Managed Service Account (gMSA) of the task',
    fix: () =>
      'Start credentials-fetcher on the instance and set ECS_GMSA_SUPPORTED=true for its agent; see that the user in the secret may read the password of the account, and that the domain answers.',
    docs: guide('linux-gmsa'),
  },
  {
    code: 'container.settings',
    words: /credential ?spec|parse asmSecretData/i,
    when: ({ words }) => ![REASONS.denied, REASONS.unreachable].some(each => each.test(words)),
    mends: 'never',
    cause: () => 'The credential spec of a container cannot be used',
    fix: clue =>
      advice`Name it by the ARN of an object in S3 or of a parameter, and see that it is the JSON of a credential spec: ${ofContainer(clue, '.credentialSpec(…)', 'credentialSpecs')}.`,
    docs: guide('linux-gmsa'),
  },
  {
    code: 'instance.runtime',
    words:
      /Could not transition to (?!started|running|created|pulled)|TaskStateError|ImpossibleStateTransition|lease \S* ?(does not exist|not found)|content digest \S+ not found|snapshotter not loaded|(?<!container init: )exec: \\*"(runc|containerd-shim[\w-]*|docker-(proxy|init|runc))\\*": executable file not found|\/var\/lib\/(docker|containerd)\/\S+: too many open files|layer.*signal: killed|container with id exists|shim( task)?: context deadline exceeded|unpigz: exec|parent snapshot \S+ does not exist|extraction snapshot.*(failed to stat parent|no such file)|layer.*failed to mount|cgroup (resource|root)|cgroupv2|CannotInspectContainerError|CannotGetDockerclient|Cannot connect to the Docker daemon|CannotList(Containers|Images|Plugins)Error|Cannot(Remove|Describe)ContainerError|NoSuchContainerError|find matching container for|ContainerVanishedError|DockerStateError|dm_task_run|CannotStopContainerError|(register|extract) layer.*(input\/output error|I\/O operation|unshare|output path|layerdb|overlay2\/l\/)|oci runtime error: rootfs|bpf_prog_query|convert whiteout file|setup cgroup|CgroupError|task's platform resources|dev(ice)?mapper: (Error|Unknown)|error during connect|contents to volume on host: containerd|docker daemon running|docker_engine/i,
    when: ({ words }) => !/nvidia-container-cli/i.test(words),
    mends: 'itself',
    cause: () => 'The container runtime of the instance does not answer in time or has lost the container',
    fix: () =>
      'ECS tries again. Look at the load of the instance, most often its disk, restart docker there or replace the instance, and use the newest ECS-optimized AMI.',
    docs: guide('troubleshooting'),
  },
]
