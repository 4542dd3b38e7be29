import { type Advice, advice, ofContainer } from '../advice.ts'
import type { Clue } from '../subject.ts'
import { environmentAndSecretsOf } from './words.ts'

/** What the error of a program is about, where its own words are all that tells. */
interface Kind {
  readonly words: RegExp
  readonly says: string
  fix(clue: Clue): Advice
}

/** A number that something answered with, and not one of something else: 500 ms, row 429. */
const answered = (number: string): string =>
  String.raw`\b(?:https?(?:\/[\d.]+)?|status(?:[ _-]?code)?|code|returned|responded|response|received)[\s:=("'[]{1,3}(?:(?:with|an?|of|is|was|https?|status|code|error|response)[\s:=("'[]{1,3}){0,3}${number}\b(?!\.\d| ?(?:[kmg]i?b|bytes|ms|s|sec\w*|min\w*|hours|times|rows|lines|records|items|results|workers)\b| ?%)`

/** From what tells most to what tells least. */
const KINDS: readonly Kind[] = [
  {
    // Of a pool of Python; a time limit ends its workers so, too: https://docs.celeryq.dev/en/stable/userguide/workers.html#time-limits
    words: /exited prematurely: signal 9\b/i,
    says: 'a worker of it was killed, most often for the memory that it took',
    fix: clue =>
      advice`Look at the memory of the task in CloudWatch: give it more, or let it start fewer workers: ${ofContainer(clue, '.memory(…) and .command(…)', 'memory', 'command')}.`,
  },
  {
    words: /exited prematurely: signal 15\b/i,
    says: 'a worker of it was asked to stop, from outside',
    fix: clue =>
      advice`Look at the other containers of the task, at its health checks and at who stopped it: what ends the task asks its programs to stop. Its own part is ${ofContainer(clue, '.command(…)', 'command')}.`,
  },
  {
    // H2 and SQLite are files; a server says so of a replica, too.
    words: /\bdatabase is read[ -]?only\b|\b(?:readonly|read-only) database\b/i,
    says: 'its database can only be read: a file that its user may not write, or a replica',
    fix: clue =>
      advice`Let that user write the file and its directory (of EFS: an access point with that user), keep it from a mount that is read-only, or name the primary: ${ofContainer(clue, '.user(…), .mountPoint(…) and .environment(…)', 'user', 'mountPoints', 'environment')}.`,
  },
  {
    words:
      /\b(?:CUDA|cuDNN|NVIDIA|NVML)\b[^\n]*out of memory|(?:insufficient|not enough|out of|less than desired) GPU memory\b|\bGPU memory is (?:exhausted|full|too small)/i,
    says: 'the memory of its GPU is too small',
    fix: clue =>
      advice`Let it keep less there (smaller batches or models), or run it on instances with a larger GPU: ${ofContainer(clue, '.environment(…) and .gpus(…)', 'environment', 'resourceRequirements')}.`,
  },
  {
    // https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html (35, 802, 803)
    words:
      /\b(?:CUDA|NVML|NVIDIA)\b[^\n]*(?:driver version is insufficient|system not (?:yet )?(?:initialized|ready)|system has unsupported display driver|driver\/library version mismatch|driver[^\n]{0,40} (?:is )?too old)|cudaErrorInsufficientDriver/i,
    says: 'the driver of the GPU is not ready, too old for the CUDA of its image, or not given to it',
    fix: clue =>
      advice`Ask for a GPU, run it on instances of the newest ECS GPU-optimized AMI (whose Fabric Manager must run where GPUs are linked), or take an image with an older CUDA: ${ofContainer(clue, '.gpus(…) and .image(…)', 'resourceRequirements', 'image')}.`,
  },
  {
    words: /\b(?:CUDA|cuDNN|NVML)\b|\bNVIDIA[ -](?:drivers?|GPUs?|smi|container|runtime|devices?)\b/i,
    says: 'it finds no GPU, or one that it was not built for',
    fix: clue =>
      advice`Run it on instances with a GPU and the ECS GPU-optimized AMI, ask for one, and take an image that is built for it: ${ofContainer(clue, '.gpus(…) and .image(…)', 'resourceRequirements', 'image')}.`,
  },
  {
    words:
      /incompatible with server|(?:data ?(?:directory|files?)|schema|database)\b[^\n]*(?:initialized by|wrong ownership|has files|need to be|not compatible|is newer|is older)|exists but is not empty|upgrade problem|server upgrade|\b(?:sql|data|database|cluster|index|storage)\b[^\n]*schema version|schema version[^\n]*(?:newer|older|compatib|mismatch|expected)|ClusterId|stored clusterId|match (?:the )?stored\b(?! (?:hash|password))|redo log format|bad file format|encryption keys?\b[^\n]*(?:not match|mismatch)|mismatching encryption/i,
    says: 'the data that it finds is of another version, owner or set-up, or there where none should be',
    fix: clue =>
      advice`Start it with the version, user and key that made the data, upgrade the data first, or give it a directory of its own below the root of the volume: ${ofContainer(clue, '.image(…), .environment(…) and .mountPoint(…)', 'image', 'environment', 'mountPoints')}.`,
  },
  {
    words:
      /\block(?:ed|s|_?file)?\b(?=[^\n]*(?:\bheld\b|already|another|currently|acquire|unavailable))|(?:acquire|obtain)\b[^\n]*\block|unable to lock|\bhas (?:an? |the )?(?:\w+ )?lock\b(?! (?:file )?(?:free|released|screen))|unix socket lock|another (?:\w+ )?process|already (?:running|locked)/i,
    says: 'another process holds what only one may have',
    fix: clue =>
      advice`Old and new tasks run at once while a rollout goes on: give each its own directory, or let the old one end first (minimumHealthyPercent 0, maximumPercent 100). A lock that a killed task has left is taken off with the tool itself. What is shared is ${ofContainer(clue, '.mountPoint(…) and .environment(…)', 'mountPoints', 'environment')}.`,
  },
  {
    words:
      /^(?!.*(?:NameError|ReferenceError|authentication is|instance of an object|accessible by|or (?:later|greater|newer|higher|above)\b|at least version|ConstraintViolation|IntegrityError|\bColumn ')).*(?:\bmust (?:be|have|set|specify|provide|define|configure|supply)\b(?! (?:an? )?(?:one of|an? |absolute\b|relative\b|numeric\b|at (?:least|most)|within\b|longer\b|shorter\b|between|greater|less|positive|in |either|equal|valid|unique|the (?:same|owner)))|\bmust have a value|\brequires? (?:that you name|(?:an?|the|your|at least one) (?:[\w-]+ ){0,2}(?:secret|key|token|value|password|license|name|url|string|argument|host|address))|(?:['"`\]]|\b(?:variable|setting|option|parameter|argument|field|property|key|value|token|secret|password|licen[sc]e|url|config\w*|credentials?|env|\w+_\w+)) (?:is|are) (?:a )?required\b|(?<!\b[CX]SRF )(?:key|value|variable|setting|option|parameter|argument|field|property|token|secret|password|url|config\w*) is missing\b(?! (?:in|from) the (?:request|header))|\b(?:is|are|was|were|has) not (?:been )?(?:set|configured|provided|specified|supplied|initialized)\b(?! in\b)|\b(?:required|mandatory) (?:[\w-]+ )?(?:config\w*|settings?|options?|parameters?|values?|fields?|keys?|flags?|arguments?|propert\w+|env\w*|flag\(s\))|\bmissing (?:required |mandatory )?(?:config\w*|settings?|options?|parameters?|fields?|arguments?|propert\w+|values?|api|keys?|tokens?|secret|\w*[sS]ecret|credentials|environment|env|license|password|encryption)\b|\bno (?:\w+ ){0,3}(?:specified|configured|provided|supplied|defined)\b|\bno (?:\w+ ){0,2}(?:password|api key|token|secret|credentials)s? found|\b(?:variable|setting|option|parameter|argument|key|token|secret|password|ur[il]|host|config\w*|connection string|property)\b[^\n]{0,40} (?:can|must |should |may )not be (?:null|empty|blank|none)\b|Value cannot be null\. \(Parameter|\bgot (?:None|undefined|"undefined"|null)\b|not '?NoneType|None given|secret option|non-empty|please (?:set|provide|specify|define)|(?:api[ _-]?key|password|token|secret|url) not (?:set|found)|\S\] not configured\b|NotPresent|\benv\w*(?: var\w*)? not found|\bno (?:\w+ ){0,2}(?:key|secret|token|password|setting|option|value|ur[il]|variable) (?:was|is|has been) (?:set|given|provided|configured)\b|\bNO_SECRET\b|\bMISSING_(?!MESSAGE\b)\w+|\bnot set\b|default credentials)/i,
    says: 'a setting that it needs is missing',
    fix: clue => advice`Set what it names: ${environmentAndSecretsOf(clue)}, or in a file of the image.`,
  },
  {
    words:
      /\b(?:TypeError|ReferenceError|AttributeError|NameError|NoMethodError|NullPointerException|NullReferenceException|UnboundLocalError|IndexError|IndexOutOfRange\w*|IndexOutOfBounds\w*|ClassCastException|NoSuchMethodError|NoSuchFieldError|AbstractMethodError|IndentationError|SyntaxError|sqlalchemy\.exc\.InvalidRequestError|TabError|ArgumentCountError|ImportError|KeyError)\b|\bstd::(?:out_of_range|logic_error|length_error|bad_\w+_access)\b|\b(?:(?:unordered_)?map|vector|basic_string|array|deque)::(?:at|_\w+|operator)\b|nil map|interface conversion|undefined method|uninitialized constant|undefined function|nil pointer|index out of range|is not a function|has no attribute|unexpected keyword|syntax error|goroutines are asleep|NumPy|multiarray|(?:resolve|unable to resolve) (?:dependencies|service)|BeanCreationException|ExceptionInInitializerError|\b[Bb]ean (?:of type|with name|named|definition)|services are not able to be constructed|apps aren't loaded|outside of \w+ context|called `(?:Result|Option)::|\bassert(?:ion)? fail(?:ed|ure)\b/i,
    says: 'its own code failed, at a value or a package that it was not written for',
    fix: clue =>
      advice`Run the image with the same environment and secrets: the code is to be mended where its log shows, or its packages are to be those of its lock file. A variable that is not set can show like that, too: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    words: new RegExp(
      String.raw`\bunauthori[sz]ed\b|(?:^|[:("'\]] ?|\b403\W{1,3}|\baccess )forbidden\b|\bis forbidden: |\bnot authori[sz]ed\b|(?:invalid|incorrect|wrong|expired|bad) (?:api[ _-]?key|token|credentials|licen[sc]e|password|access key|signature|client)|authenticat\w+ (?:failed|required|error)|(?:licen[sc]e|token|api key|subscription)\b[^\n]* (?:expired|invalid|not valid)|login (?:failed|incorrect)|access denied|PERMISSION_DENIED|jwt (?:malformed|expired)|${answered('40[13]')}|\b40[13] (?:client )?(?:error|unauthorized|forbidden)`,
      'i',
    ),
    says: 'what it calls does not let it do that',
    fix: clue =>
      advice`Correct its key, token or user, or what that may do: ${environmentAndSecretsOf(clue)}. Tasks keep the value of a secret that they started with.`,
  },
  {
    words: new RegExp(
      String.raw`\bthrottl|rate exceeded|too many requests|${answered('429')}|\brate[- ]limit(?:s|ed|ing)?\b[^\n]{0,40}(?:exceeded|reached|hit)|exceed\w*[^\n]{0,40}\brate[- ]limit|RateLimit(?:Error|Exceeded)`,
      'i',
    ),
    says: 'what it calls wants fewer calls',
    fix: clue =>
      advice`Let it wait and try again, and start fewer tasks at once; or ask for a higher limit there: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    words: /file watchers|inotify|monitor directories for changes/i,
    says: 'the host lets it watch no more files',
    fix: clue =>
      advice`Let it watch none, as a program in production need not (a start without its development server; or polling): ${ofContainer(clue, '.command(…) and .environment(…)', 'command', 'environment')}.`,
  },
  {
    words: new RegExp(
      String.raw`${answered('50[0234]')}|\b50[0234] (?:server error|internal|service|bad|gateway)|service unavailable|bad gateway|internal server error|no healthy upstream|disconnect/reset before headers`,
      'i',
    ),
    says: 'what it calls fails itself',
    fix: clue =>
      advice`Look at what it calls, and let it wait and try again at its start: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    words:
      /permission denied|operation not permitted(?! on)|\bEACCES\b|\beacces\b|not writable|accessible by owner|(?:cannot|can't|can not|unable to) write (?:to )?(?:["'`]?\/|file)|wrong \w* ?permissions|node locks|\bAccessDenied/i,
    says: 'its user may not do that',
    fix: clue =>
      advice`Let the files belong to that user in the image or on the volume (of EFS: an access point with that user), or run it as another: ${ofContainer(clue, '.user(…) and .mountPoint(…)', 'user', 'mountPoints')}.`,
  },
  {
    words:
      /\binvalid (?:[\w"'`-]+ ){0,2}(?:values?|config\w*|settings?|options?|parameters?|ports?|ur[li]|dsn|format|scheme|host\w*|address|level|string|number|character|data|type|size|user ID|environment|arguments?|keys?|secret|reference|expression|command|literal|choice)\b|\b(?:could ?n[o']t|cannot|can't|unable to|failed to|error)(?: while)? (?:be )?(?:parse|parsing|decode|decoding|decrypt|unmarshal|deserialize|bind properties|convert|expand|create Fernet)|Encryptor::Invalid|\binsecure (?:\w+ ){0,2}\w*(?:key|secret|password)\b|\bbad decrypt\b|\bmalformed\b|\bmust (?:start|begin|end|match|be (?:one of|an? |absolute\b|relative\b|numeric\b|at (?:least|most)|within\b|longer\b|shorter\b|between|greater|less|positive|in |either|equal|valid|unique|the ))|\bis not (?:a )?(?:valid|supported|allowed|permitted)\b|\b(?:unsupported|unknown|unrecogni[sz]ed|unexpected|undefined|duplicate(?! key value)|non-existent) (?:\w+ )?(?:values?|options?|scheme|protocol|driver|database|dialect|fields?|keys?|propert\w+|config\w*|settings?|provider|type|level|directives?|variable|exporter|receiver|processor|section|parameter|character|token|attribute|element|cipher|format|engine|adapter|backend|end of JSON)|^(?!.*(?:not found:|no such file)).*\b(?:yaml|toml)\b|(?:config\w*|settings?|validation|parse|parsing|scanner)\w*[ -]?(?:error|exception|failed)|wrong number of arguments|Expecting value|\bvalid config|not (?:found )?in type|field not found|cannot find field|which is not configured|out of range|incorrect \w+|should be >=|does not match|larger value than|mapping values|failed to convert|cannot index|configure handler|password (?:was|may be|is) incorrect|cannot be used\b|\bmismatch\b|compilation failed|does not recognize this/i,
    says: 'it cannot use what it is configured with',
    fix: clue =>
      advice`Correct what it names: ${environmentAndSecretsOf(clue)}, or in a file of the image or of a volume.`,
  },
  {
    words:
      /\b(?:failed|g[ai]v(?:e|ing) up) waiting\b|\bwaiting for (?!(?:\w+ )?(?:requests?|connections?|messages?|jobs?|events?|clients?|traffic|work)\b)\S.* to (?:start|be|become|come)\b|time[ds]?[ -]?out|Timeout|deadline exceeded|not (?:start )?in time|took too long/i,
    says: 'what it waited for did not come in time',
    fix: clue =>
      advice`See whether what it waits for runs and can be reached, and whether the task has CPU enough to start in that time: ${ofContainer(clue, '.environment(…) and .cpu(…)', 'environment', 'cpu')}.`,
  },
  {
    words: /\bis a directory\b|\bEISDIR\b|not a directory|\bENOTDIR\b/i,
    says: 'a directory stands where it wants a file, or a file where it wants a directory',
    fix: clue =>
      advice`Look at what is mounted there (a bind mount of a file that is not on the host becomes a directory), and at the path that it is given: ${ofContainer(clue, '.mountPoint(…) and .environment(…)', 'mountPoints', 'environment')}.`,
  },
  {
    words: /\bfile exists\b|\bEEXIST\b|already exists|duplicate key value|duplicate entry|unique constraint/i,
    says: 'what it wants to make is there already',
    fix: clue =>
      advice`Let it pass over what is there (mkdir -p, IF NOT EXISTS), or keep that out of the image, of volumes and of the database: ${ofContainer(clue, '.command(…) and .mountPoint(…)', 'command', 'mountPoints')}.`,
  },
  {
    words: /no such device|\bENODEV\b/i,
    says: 'a device that it wants is not in the container',
    fix: clue =>
      advice`Run it on instances that have the device and name it, or let it do without: ${ofContainer(clue, '.device(…)', 'linuxParameters.devices')}.`,
  },
  {
    words: /segmentation fault|core dumped|\bSIGSEGV\b|\bSIGBUS\b|signal\W*(?:\d+\W*)?bus error|^bus error/i,
    says: 'it crashed in native code',
    fix: clue =>
      advice`Look for native code that does not fit the image or the CPU architecture: ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    words:
      /no such (?:file|directory|host|module|process)|\bnot found\b|(?:does not|doesn't) exist|could ?(?:not|n't) (?:find|locate|open|read)|can(?:not|'t| not) (?:find|open|read)|\bENOENT\b|could not be (?:found|located|resolved)|not precompiled|no .* was found/i,
    says: 'something that it looks for is not there',
    fix: clue =>
      advice`Put it into the image or where it looks, or correct its name: ${ofContainer(clue, '.image(…), .environment(…) and .command(…)', 'image', 'environment', 'command')}. A volume that is mounted above a file hides it.`,
  },
]

/** The kind of an error that a program has told in its own words. */
export const kindOfWords = (words: string): Kind | undefined => KINDS.find(kind => kind.words.test(words))
