import { advice, ofContainer, ofTask } from '../advice.ts'
import { onFargate } from '../names.ts'
import { environmentAndSecretsOf, environmentOf, type ProgramWords } from './words.ts'

/** What a program says of the container that it runs in: its ports, files, limits and variables. */
export const CONTAINER_WORDS: readonly ProgramWords[] = [
  {
    said: [/\bWORKER TIMEOUT\b/],
    says: () => 'a worker of gunicorn did not answer in time and was killed',
    fix: (_, clue) =>
      advice`Give workers more time (--timeout) or threads (--threads), and see what they wait for: ${ofContainer(clue, '.command(…)', 'command')}. Too little CPU makes them slow, too.`,
  },
  {
    said: [
      /EADDRINUSE[^\n]*?(?<port>\d{2,5})\b/,
      /listen tcp[46]? \S*:(?<port>\d+): bind: address already in use/i,
      /bind\(?\)? to \S*:(?<port>\d+) failed \(98/i,
      /Port (?<port>\d+) (?:was|is) already in use/i,
      /bind to address \S*?:(?<port>\d+): address already in use/i,
      /address (?:is )?already in use/i,
    ],
    says: ({ port }) => `${port === undefined ? 'its port' : `port ${port}`} is taken`,
    fix: (_, clue) =>
      advice`Let it listen on a port of its own: ${environmentOf(clue)}. Containers of a task share its network, and the proxy of Service Connect listens there on the ports that services are called at.`,
  },
  {
    said: [
      /(?<!\bconnect\b[^\n]*)EADDRNOTAVAIL(?![^\n]*\bconnect)/,
      /(?:\b(?:listen|bind)|socket\(\) \[::\])[^\n]*(?:(?:cannot|can't) assign requested address|Address family not supported)/i,
    ],
    says: () => 'it is to listen at an address that the task does not have',
    fix: (_, clue) => advice`Let it listen on 0.0.0.0: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /bind\(?\)? to \S*:(?<port>\d+) failed \(13/i,
      /listen EACCES[^\n]*?:(?<port>\d+)/,
      /listen tcp[46]? \S*:(?<port>\d+): bind: permission denied/i,
      /Permission denied[^\n]*could not bind to address \S*:(?<port>\d+)/i,
      /cannot bind '?\S*?:(?<port>\d+)'?: Permission denied/i,
      /Cannot bind socket \(Permission denied\) for \[\S*?:(?<port>\d+)\]/,
      /bind\(\): Permission denied|SocketException \(13\)|HTTP server: socket\.error reported errno\.EACCES/,
    ],
    says: ({ port }) => `its user may not listen on ${port === undefined ? 'its port' : `port ${port}`}`,
    fix: (_, clue) =>
      advice`Let it listen above 1023 and name that port (load balancers keep theirs), or run as another user: ${ofContainer(clue, '.port(…) and .user(…)', 'portMappings', 'user')}.`,
  },
  {
    said: [
      /EROFS[^\n]*?'(?<path>\/[^']*)'/,
      /(?:mkdir\(?\)?|open\(?\)?|touch:|mkdir:|cannot (?:touch|create \w+)) ?["'`‘]?(?<path>\/[^"'`’\s]*)[^\n]*Read-only file system/i,
      /Read-only file system: ['"](?<path>\/[^'"]*)/i,
      /read-only file ?system/i,
    ],
    says: ({ path }) => `it cannot write ${path ?? 'a file'}: the file system there is read-only`,
    fix: (_, clue) =>
      advice`Mount a volume where it writes, such as /tmp, or let it write: ${ofContainer(clue, '.mountPoint(…) or .readonlyRootFilesystem(false)', 'mountPoints', 'readonlyRootFilesystem')}.`,
  },
  {
    said: [
      /EACCES: permission denied, \w+ '(?<path>[^']+)'/,
      /PermissionError: \[Errno 13\] Permission denied: '(?<path>[^']+)'/,
      /AccessDeniedException(?:: |\[)(?<path>\/[^\s\]]+)/,
      /(?<path>\/[^\s:()]+) \(Permission denied\)/,
      /(?:open|mkdir|chown|unlink) (?<path>\/[^\s:]+): permission denied/i,
      /sudo chown -R \S+ "(?<path>\/[^"]+)"/,
      /[`'"‘(](?<path>\/[^`'"’)]+)[`'"’)](?:[^\n]{0,60}?(?:Permission denied|Operation not permitted)| is not writable)/i,
      /'(?<path>[\w.-]+\/[\w./-]+)': Permission denied/,
      /(?:Permission denied|Operation not permitted)(?: @ \w+)?(?: -|:) ["'(]?(?<path>\/[^\s"')]+)/i,
      /(?<![\w:])(?<path>\/[\w./@-]+?)[^\w\s]{0,2}(?: \(13\)| errno: 1?3, strerror)?: (?:Permission denied|Operation not permitted)/i,
    ],
    says: ({ path }) => `its user may not use ${path}`,
    fix: (_, clue) =>
      advice`Give it to that user in the image (what it runs needs chmod +x, too), or in the file system that is mounted there (of EFS: an access point with that user), or run as its owner: ${ofContainer(clue, '.user(…)', 'user')}.`,
  },
  {
    said: [/too many open files|\bEMFILE\b/i],
    says: () => 'it may open no more files',
    fix: (_, clue) => advice`Raise the limit: ${ofContainer(clue, ".ulimit('nofile', …)", 'ulimits')}.`,
  },
  {
    said: [
      /out of shared memory|(?:insufficient|not enough) shared memory|shared memory segment[^\n]*No space left|\/dev\/shm[^\n]*(?:too small|No space left)|session deleted because of page crash/i,
    ],
    says: () => 'its shared memory is too small',
    fix: (_, clue) =>
      onFargate(clue)
        ? advice`Let it do with less, or keep its files elsewhere (Chromium: --disable-dev-shm-usage): ${ofContainer(clue, '.command(…)', 'command')}. On Fargate the size of /dev/shm cannot be set.`
        : advice`Give it more: ${ofContainer(clue, '.sharedMemorySize(…)', 'linuxParameters.sharedMemorySize')}.`,
  },
  {
    said: [/Allowed memory size of (?<bytes>\d+) bytes exhausted/i],
    says: ({ bytes }) => `PHP's own limit of ${Math.round(Number(bytes) / 2 ** 20)} MiB is used up`,
    fix: (_, clue) =>
      advice`Raise memory_limit of PHP, in a file of the image or by ${ofContainer(clue, '.command(…)', 'command')}, and then ${ofTask(clue, '.memory(…)', 'memory')} if the task has too little.`,
  },
  {
    said: [
      /KeyError: '(?<name>[A-Z][A-Z0-9_]{2,})'/,
      /\b(?:environment |env )?var(?:iable)?s? [`'"]?(?<name>[A-Z][A-Z0-9_]{2,})[`'"]? (?:is|are|was|must be|has to be) (?:not (?:set|defined|provided|found)|unset|missing|required|undefined|empty|set\b|defined)/i,
      /(?<name>\b[A-Z][A-Z0-9]*_[A-Z0-9_]+)[`'"]? (?:environment variable )?(?:is|are|was|must be) (?:not (?:set|defined|provided|found)|unset|missing|required|undefined|empty|set\b|defined)/,
      /(?:missing|required|undefined)(?: required)? (?:environment |env )var(?:iable)?s?:? [`'"]?(?<name>[A-Z][A-Z0-9_]{2,})/i,
      /Missing [`'"]?(?<name>secret_key_base)/,
      /Environment variable not found: "?(?<name>[A-Z][A-Z0-9_]+)/,
      /environment variable ["'`](?<name>[A-Z][A-Z0-9_]+)["'`] because it is not set/,
      /(?<name>\b[A-Z][A-Z0-9]*_[A-Z0-9_]+) environment variable not (?:set|defined|found)/,
      /Could not resolve placeholder '(?<name>[^']+)'/,
      /The (?<name>[A-Z][A-Z0-9_]+) setting must not be empty/,
      /must specify (?<name>[A-Z][A-Z0-9_]+)/,
      /Set the (?<name>[A-Z][A-Z0-9_]+) environment variable/,
      /settings\.(?<name>DATABASES) is improperly configured/,
      /validation errors? for \w+ (?<name>\w+) +field required/i,
      /(?<name>\b[A-Za-z_]\w*): (?:unbound variable|parameter (?:null or )?not set)/,
      /Config validation error: "(?<name>\w+)" is (?:required|not allowed to be empty)/,
      /password option is not specified/,
      /(?<name>[A-Z][A-Z0-9_]+) not found\. Declare it as envvar/,
      /key not found: "(?<name>[A-Z][A-Z0-9_]+)"/,
      /required key (?<name>[A-Z][A-Z0-9_]+) missing value/,
      /variable "(?<name>\w+)" should not be empty/,
      /["'`](?<name>[A-Z][A-Z0-9_]+)["'`] environment variable is missing/i,
      /(?:set an?|define the environment variable|(?<!can be )\b(?:set|define)\w*\b[^\n]{0,60} via the environment variable) "?(?<name>[A-Z][A-Z0-9]*_[A-Z0-9_]+)/,
      /names \('ENV_(?<name>\w+)'\) which cannot be expanded/,
      /Could not resolve placeholder \$\{(?<name>[^}]+)\}/,
      /config property (?<name>[\w.-]+) is required/,
      /value required for '(?<name>\w+)'/,
      /Missing required configuration:? "?(?<name>[\w.-]+)/,
      /env-var: "(?<name>\w+)" is a required/,
      /"received": "undefined",\s+"path": \[\s*"(?<name>\w+)"/,
      /"path": \[\s*"(?<name>\w+)"\s*(?:\],\s*)?"message": "[^"]*received undefined/,
      /(?<name>ConnectionString) property has not been initialized/,
    ],
    says: ({ name }) => `${name ?? 'a variable'} is not set`,
    fix: ({ name }, clue) => advice`Set ${name ?? 'it'}: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    said: [
      // As command lines are told of, and not what a server, a query or a function does not take: ERR unknown command 'X'.
      /(?:unrecogni[sz]ed|unknown|invalid|illegal|bad|unsupported) (?:shorthand )?(?:option|flag|argument|switch)s?:? ['"`]?(?<name>-[\w-]*\w|(?<=shorthand flag: ')\w)/i,
      /unrecogni[sz]ed (?:VM option '|arguments: )(?<name>[\w-]+)|(?:unrecogni[sz]ed|unknown|invalid|illegal) option -- ['"]?(?<option>[\w-]+)/i,
      /flag provided but not defined: (?<name>\S+)|no such (?:option:?|command) ['"]?(?<command>[\w-]+)|(?<!ERR )unknown command:? ["'](?<word>[\w-]+)["']/i,
      /unknown variable '(?<name>[^'=]+)|(?<option>--\S+) is not allowed in NODE_OPTIONS/,
      /unexpected argument '(?<name>[^']+)'/,
    ],
    says: ({ name, command, option, word }) =>
      `it is started with something that it does not know: ${name ?? command ?? option ?? word}`,
    fix: (_, clue) =>
      advice`Correct it, or take an image of the version that knows it: ${ofContainer(clue, '.command(…), .entryPoint(…) or .environment(…)', 'command', 'entryPoint', 'environment')} (options of Java and Node.js come from JAVA_TOOL_OPTIONS, JAVA_OPTS and NODE_OPTIONS, too).`,
  },
  {
    said: [/Invalid environment variables|Config validation error/],
    says: () => 'a variable is not set, or not as it has to be',
    fix: (_, clue) => advice`Correct what its log names: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    said: [
      /unable to find user (?<name>[\w-]+): no matching|getpwnam\("(?<user>[^"]+)"\) failed|cannot get uid for user '(?<owner>[^']+)'/,
    ],
    says: ({ name, user = name, owner = user }) => `its image has no user ${owner}`,
    fix: (_, clue) =>
      advice`Add the user to the image, or name another: ${ofContainer(clue, '.user(…) and .image(…)', 'user', 'image')}.`,
  },
  {
    said: [/No application encryption key has been specified|MissingAppKeyException/],
    says: () => 'APP_KEY is not set',
    fix: (_, clue) =>
      advice`Set APP_KEY (php artisan key:generate --show makes one): ${environmentAndSecretsOf(clue)}.`,
  },
  {
    said: [
      /\bwas sent (?:code 132|SIGILL)\b|Illegal instruction|CPU (?:does not|doesn't) support|requires a CPU with/i,
    ],
    says: () => 'it ran an instruction that the processor does not have (SIGILL)',
    fix: (_, clue) =>
      advice`Build it, and what it links to, for the processors of AWS, without instructions of newer ones: ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    said: [/vm\.max_map_count \[?\d+\]? is too low/],
    says: () => 'the host allows too few memory maps (vm.max_map_count)',
    fix: (_, clue) =>
      advice`Let it do without (Elasticsearch and OpenSearch: node.store.allow_mmap=false): ${environmentOf(clue)}. It can be raised on instances of your own only.`,
  },
  {
    // https://www.elastic.co/guide/en/elasticsearch/reference/current/bootstrap-checks.html
    said: [/bootstrap checks? failed/i],
    says: () => 'it does not accept the limits and settings that it runs with (bootstrap checks)',
    fix: (_, clue) =>
      advice`Correct what the lines beside it name; a node that is alone needs discovery.type=single-node: ${ofContainer(clue, '.environment(…) and .ulimit(…)', 'environment', 'ulimits')}.`,
  },
  {
    said: [
      /A server is already running(?:\. Check | \(pid: \d+, file: )(?<path>[^\s)]+?)[.)]{0,2}$/,
      /pid file[^\n]*(?:already exists|stale)|lock file "(?<file>[^"]+)" already exists/i,
    ],
    says: ({ path, file = path }) => `a pid file is there that no process has${file ? `: ${file}` : ''}`,
    fix: (_, clue) =>
      advice`Remove it before the program starts, and keep it out of the image and of volumes: ${ofContainer(clue, '.command(…)', 'command')}.`,
  },
]
