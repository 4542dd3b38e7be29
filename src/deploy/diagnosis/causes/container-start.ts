import { advice, ofContainer, ofTask } from '../advice.ts'
import { type Clue, containerOf } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const DOCS = guide('cannot-start-container')
const START =
  /Cannot(Start|Create)ContainerError|OCI runtime|container init|starting container process|unable to start container|hcs(?:shim)?::|new container runtime task|ContainerRuntimeError|HostConfigError|DockerClientConfigError|host gpus|neuron dev|device file/i

const BAD_COMMAND: Omit<Cause, 'words' | 'logs' | 'when'> = {
  code: 'container.bad-command',
  mends: 'never',
  cause: clue => `${containerOf(clue)} cannot start ${executable(clue)}`,
  fix: clue =>
    advice`Correct ${ofContainer(clue, '.command(…) or .entryPoint(…)', 'command', 'entryPoint')}, or put the program into the image, executable; of a script the interpreter in its first line must be there, and its lines end in LF, not CRLF.`,
  docs: DOCS,
}

/** Why a container that is there does not start, in the words of Docker, containerd and runc. */
export const CONTAINER_START_CAUSES: readonly Cause[] = [
  {
    code: 'device.gpu',
    about: new RegExp(`${START.source}|associat\\w+ .*GPU`, 'i'),
    words: /nvidia|nvml|\bgpu\b|\bcuda\b|\bCDI (device|spec)(?!.*host device \\*"\/dev\/(?!nvidia))/i,
    mends: 'itself',
    cause: clue => `${containerOf(clue)} got no GPU: the driver of the container instance does not work`,
    fix: clue =>
      advice`Run it on instances with a GPU and the ECS GPU-optimized AMI, whose driver fits, or ask for none: ${ofContainer(clue, '.gpus(…)', 'resourceRequirements')}.`,
    docs: guide('ecs-gpu'),
  },
  {
    code: 'device.missing',
    about: START,
    words:
      /gathering device information|no such device|custom device|CDI host device|neuron dev|(?<!not a )device file/i,
    mends: 'itself',
    cause: clue => `${containerOf(clue)} asks for a device that the container instance does not have`,
    fix: clue =>
      advice`Run it on instances that have the device, or correct its path: ${ofContainer(clue, '.device(…)', 'linuxParameters.devices')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'container.memory-too-small',
    about: START,
    words: /minimum memory limit allowed|OOM-killed|memory limit too low/i,
    mends: 'never',
    cause: clue => `${containerOf(clue)} has too little memory to start at all`,
    fix: clue => advice`Give it more: ${ofContainer(clue, '.memory(…)', 'memory')}.`,
    docs: DOCS,
  },
  {
    code: 'instance.runtime',
    about: START,
    words: /neuron.*hook|hook.*neuron/is,
    mends: 'itself',
    cause: clue => `The AWS Neuron hook of the container instance failed before ${inSentence(clue)} could start`,
    fix: () =>
      'Run the task on the newest ECS-optimized AMI for AWS Neuron, whose driver, runtime and hook fit together; read what the hook says where it goes on.',
    docs: DOCS,
  },
  {
    code: 'instance.runtime',
    about: START,
    words:
      /\bhcs(shim)?::(?!.*access is denied).*(exited unexpectedly|0xc0370106)|compute system exited unexpectedly/is,
    mends: 'itself',
    cause: clue => `Windows on the container instance could not start ${inSentence(clue)}: its compute system exited`,
    fix: clue =>
      advice`See that the image is of the Windows version that the instance has (ltsc2019 or ltsc2022, as its AMI), and that there is memory for it: ${ofContainer(clue, '.image(…) and .memory(…)', 'image', 'memory')}. Where only some instances fail, replace those.`,
    docs: 'https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility',
  },
  {
    code: 'instance.runtime',
    about: START,
    words:
      /fork\/exec|ttrpc|from message bus|pthread_create|temporarily unavailable|cgroup is not empty|cgroup.*(cannot allocate|threaded mode)|mountpoint for \w+ not found|cgroup mount destination|mounting \\*"(proc|sysfs|cgroup2?|devpts|mqueue)\\*"|closing exec fds|containerd\.sock|connection is closing|daemon: (layer does not|((open|stat|lstat|readlink|mkdir) |.*overlay mount to )\/var\/lib\/docker\/)|(shim|containerd|runtime) (is )?(closed|disconnected|unavailable|not running)|code = Unavailable|transport is closing|given ID already exists|already in use by container|session key|hcs(shim)?::.*access is denied|RW ?layer|marked for removal|did not terminate successfully|create new parent process|systemd.*cgroup|cgroup.*systemd|cgroup mountpoint|Virtual Machine hosting|unable to (freeze|thaw)|required feature is not installed|insufficient system resources exist|attach namespace failed/i,
    mends: 'itself',
    cause: () => 'The container runtime of the instance could not start a container, for a reason of its own',
    fix: () =>
      'ECS tries again. Where it goes on, restart docker and containerd on the instance or replace it by one with the newest ECS-optimized AMI, and see that it has memory and processes left.',
    docs: guide('troubleshooting'),
  },
  {
    code: 'container.mount',
    about: START,
    words:
      /mounting |mountpoint|duplicate mount|cannot be (mounted|mapped)|mount options|volume mounts|rootfs_linux|mount (config|path|source)|bind source path|volume specification|mount a directory onto a file|creating device nodes|mount request|invalid mount|mount destination|mkdirat|shared mount|preparing rootfs|mask path|neither source nor volume|cannot mount volume/i,
    mends: 'never',
    cause: clue => `A volume could not be mounted into ${inSentence(clue)}`,
    fix: clue =>
      advice`See that the path on the host is there and of the right kind, that the path in the container can be made, and that no volume hides /, /dev or the program: ${ofContainer(clue, '.mountPoint(…)', 'mountPoints')}.`,
    docs: guide('using_data_volumes'),
  },
  {
    // https://github.com/containerd/containerd/issues/12683
    code: 'container.user-missing',
    about: START,
    words: /etc\/(passwd|group): path escapes from parent/i,
    mends: 'never',
    cause: clue =>
      `The user of ${containerOf(clue).replace(/^C/, 'c')} cannot be looked up: /etc/passwd or /etc/group of the image is a link with an absolute path`,
    fix: clue =>
      advice`Make them files, or links with a relative path, in the image: ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: DOCS,
  },
  {
    code: 'container.user-missing',
    about: START,
    words:
      /unable to find (user|group)|user name or password is incorrect|no matching entries in (passwd|group)|\/etc\/(passwd|group): no such file/i,
    mends: 'never',
    cause: clue =>
      `${containerOf(clue)} is to run as ${/find ((?:user|group) [^:\s]+)/i.exec(clue.words)?.[1] ?? 'a user'}, which the image does not have`,
    fix: clue => advice`Add it to the image, or name another or its number: ${ofContainer(clue, '.user(…)', 'user')}.`,
    docs: DOCS,
  },
  {
    // The kernel's E2BIG: https://man7.org/linux/man-pages/man2/execve.2.html
    code: 'container.settings',
    about: START,
    words: /argument list too long/i,
    mends: 'never',
    cause: clue => `Environment and command of ${inSentence(clue)} are larger than the kernel takes`,
    fix: clue =>
      advice`Put large values into a file or read them in the program: ${ofContainer(clue, '.environment(…), .secret(…) and .command(…)', 'environment', 'secrets', 'command')}.`,
    docs: DOCS,
  },
  {
    words:
      /executable file not found|exec: \\*".*": (stat|permission denied|no such|is a directory|not a directory|text file busy)|container process caused\W+exec: |(?<!fork\/)exec .*: no such file or directory|no command specified|args must not be empty|CreateProcess.*cannot find the (file|path)/is,
    logs: /^exec:? .*: (no such file or directory|permission denied)$|exec user process caused:? "?(no such file|permission denied)|cannot execute: required file not found|bad interpreter|^\S*env: .*No such file or directory|^: No such file or directory$|\\r'?: (?:No such file|command not found)|\^M(?!\w)|^\[FATAL tini .* exec .* failed:/i,
    when: ({ words }) => !/logging driver|mounting |device information/i.test(words),
    ...BAD_COMMAND,
  },
  {
    // A shell goes on after these, and a program may fail for another reason later.
    logs: /^\S*sh: .*(: (command )?not found|: Permission denied|: cannot execute)$/i,
    when: ({ words }) => /exit code 12[67]\b/.test(words),
    ...BAD_COMMAND,
  },
  {
    code: 'instance.runtime',
    about: START,
    words: /failed to write .*cgroup|cgroup.*(invalid argument|operation not permitted|no such file)/is,
    mends: 'itself',
    cause: clue => `The kernel of the container instance does not take a limit of ${inSentence(clue)}`,
    fix: clue =>
      advice`Run it on the newest ECS-optimized AMI, or correct the limit that the evidence names: ${ofContainer(clue, '.memory(…), .cpu(…) or .swap(…)', 'memory', 'cpu', 'linuxParameters')}.`,
    docs: guide('ecs-optimized_AMI'),
  },
  {
    code: 'container.settings',
    about: START,
    words:
      /(invalid|unknown|conflicting|illegal|bad|unsupported) (format|hostname|container name|capability|options?|arguments?(?<!: "?invalid argument)|environment|values?|sysctl|ulimit|ip|port|reference|link|isolation)|rlimit|sysctl|seccomp|apparmor|expected integer|can ?not be (less|more|larger|greater)|memory limit can not|range of CPUs|cannot assign requested address|chdir to cwd|\bsetenv\b|current working directory|mode is incompatible with|must be for --ipc|should always set|read-only file system|Requested (CPUs|memory nodes)|not enough cpus|Cwd must|additional-gids|unmapped gid|setting scheduler|apply capabilities|no new privileges|namespaces aren't enabled|AutoRemove|rule format|user-specified IP|(Host|Docker|DockerClient|Container)ConfigError: /i,
    mends: 'never',
    cause: clue => `A setting of ${inSentence(clue)} is refused where it runs: ${reasonIn(clue)}`,
    fix: clue => advice`Correct what the evidence names in ${ofTask(clue, '.container(…)', 'containerDefinitions')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    // Docker and runc judge what they are asked for before they begin.
    code: 'container.settings',
    about: START,
    words:
      /(CannotCreateContainerError|HostConfigError).*(\binvalid\b(?! argument\b)|can ?not (be|set)|must (be|not)|not (allowed|supported)|conflict(?!\. The container name))|runc create failed: (?!unable|\w*$|.*(kernel|cgroup|systemd))|container init: unable to (set|apply)/is,
    mends: 'never',
    cause: clue => `A setting of ${inSentence(clue)} is refused: ${reasonIn(clue)}`,
    fix: clue => advice`Correct what the evidence names in ${ofTask(clue, '.container(…)', 'containerDefinitions')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'container.not-started',
    about: START,
    words: /./,
    mends: 'itself',
    weight: 'symptom',
    cause: clue => `${containerOf(clue)} could not be started: ${reasonIn(clue)}`,
    fix: clue =>
      advice`Read what the runtime says; run the image with the same command, user, mounts and memory, which are those of ${ofTask(clue, '.container(…)', 'containerDefinitions')}.`,
    docs: DOCS,
  },
]

const inSentence = (clue: Clue): string => containerOf(clue).replace(/^[AC]/, first => first.toLowerCase())

function executable({ words, container }: Clue): string {
  const command = [...(container?.entryPoint ?? []), ...(container?.command ?? [])].join(' ')
  return /exec: \\*"([^"\\]+)/.exec(words)?.[1]?.trim() ?? (command || 'its command')
}

/** The end of AWS's words, where the reason stands. */
function reasonIn({ words }: Clue): string {
  const line = words.split('\n').find(each => START.test(each)) ?? words
  const reason = line.replace(/^.*(?:ContainerError|RuntimeError): /, '')
  return reason.length > 200 ? `…${reason.slice(-200).replace(/^\S*\s+/, '')}` : reason
}
