/** Where AWS puts names that somebody gave: they say nothing of what went wrong, whatever they sound like. */
const GIVEN: readonly (readonly [names: RegExp, left: string])[] = [
  // A registry, a proxy or a receiver of logs; a host of AWS says which of its services it is.
  [/(?<=https?:\/\/|lookup |from host )(?![\w.-]*(?:amazonaws\.com|\becr\.aws))[\w-]+(?:\.[\w-]+)+/g, 'x.x'],
  [/(?<=https?:\/\/[^\s/"']+\/)[^\s"',)\]]+/g, 'x'],
  // An image: https://github.com/distribution/reference/blob/main/reference.go
  [
    /(?<![\w/.-])([\w.-]*(?:amazonaws\.com(?:\.cn)?|\becr\.aws))\/[a-z\d][\w./-]*(?::[\w.-]+\w)?(?:@sha256:\w+)?/g,
    '$1/x',
  ],
  [
    /(?<![\w/.-])(?![\w.-]*(?:amazonaws\.com|\becr\.aws))[\w-]+(?:\.[\w-]+)+(?::\d+)?\/[a-z\d][\w./-]*(?::[\w.-]+\w)?(?:@sha256:\w+)?/g,
    'x.x/x',
  ],
  [
    /(?<=pull access denied for |manifest for |no such image: |image ")[\w-]+(?:\/[\w-]+)*(?::[\w.-]+\w)?(?=[\s,"')]|$)/gi,
    'x',
  ],
  [/(?<=^container )[\w-]+(?=: )/gm, 'x'],
  [/(?<=\(service )[\w-]+|(?<=^service )[\w-]+(?= (?:was|has|is|failed|\())/g, 'x'],
  [/(?<=\bdependent container |ordering dependency \[)[\w-]+/g, 'x'],
  [/(?<=target-group )[^\s)]+|(?<=capacity provider )[\w-]+(?= |[).])/g, 'x'],
  [/(?<=\balarm(?:s|\(s\))? \[)[^\]\n]+/g, 'x'],
  [/(?<=\bvolume (?:\[|'))[\w.-]+(?=[\]'])/g, 'x'],
  [/(?<=log options of container )[\w-]+/g, 'x'],
  // The session stays: it tells who it was.
  [/(?<=:assumed-role\/)[^/\s]+/g, 'x'],
  [
    /(?<=:(?:role|user|repository|cluster|service|task|task-definition|targetgroup|loadbalancer|capacity-provider|parameter)\/)[^\s"',)]+/g,
    'x',
  ],
  [/(?<=:(?:secret|log-group|function):)[^\s"',)]+/g, 'x'],
  [/(?<=\bs3:::)(?![\w-]*starport-layer-bucket)[^\s"',)]+/g, 'x'],
  [/(?<= key )\S+(?= from bucket )|(?<= from bucket )[^\s,]+/g, 'x'],
  [/(?<=invalid (?:ssm )?parameters?: )\S+|(?<=json key )\S+/gi, 'x'],
  // What is started of Docker, containerd and NVIDIA around a container is no name that somebody gave.
  [
    /(?<=exec: \\*")(?!(?:runc|containerd-shim[\w-]*|docker-(?:proxy|init|runc)|nvidia-container-[\w-]+)\\*")[^"\\]+/gi,
    'x',
  ],
  // A path of a program or a mount; those of the system tell what was at work.
  [
    /(?<=["\s(])\/(?!(?:dev|etc|proc|sys|run|var|opt\/aws|usr\/bin\/nvidia-[\w-]+|tmp\/containerd)\b)[\w@.+-]+(?:\/[\w@.+-]+)*/g,
    '/x',
  ],
]

/** AWS's words with the names in them taken out, so that a service called `kms-proxy` is no failure of KMS. */
export const withoutNames = (words: string): string => GIVEN.reduce((left, [names, x]) => left.replace(names, x), words)
