import { advice, ofContainer } from '../advice.ts'
import { environmentOf, type ProgramWords } from './words.ts'

/** What a program says of the image that it is in: files, versions, certificates, mistakes. */
export const IMAGE_WORDS: readonly ProgramWords[] = [
  {
    said: [
      /version [`']?(?<name>GLIBC\w*_[\d.]+)'? not found/,
      /Error relocating (?<name>[^\s:]+): |undefined symbol: (?<symbol>\S+)/,
      /could not (?:locate the |be found[^\n]*)?query engine|(?<name>query engine) [^\n]*could not be found|was generated for "(?<built>[^"]+)", but the actual deployment required/i,
      /compiled against a different Node\.js version|NODE_MODULE_VERSION \d+/,
      /(?:installed|built|compiled) for another platform|for the (?:linux|linuxmusl)-\w+ (?:platform|runtime)|(?<![\w./-])(?<file>[\w./-]+): invalid ELF header/,
    ],
    says: ({ name, symbol, built, file }) =>
      `what it was built with does not fit the system of its image${[name, symbol, built, file].flatMap(each => each ?? [])[0]?.replace(/^/, ': ') ?? ''}`,
    fix: (_, clue) =>
      advice`Build it, and install its packages, in the base image that it runs in: the same C library (Alpine has musl, most others glibc), its version, that of OpenSSL and of the runtime, and the same CPU (Prisma: binaryTargets): ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    said: [
      /Cannot find (?:module|package) '(?<name>[^']+)'/,
      /No module named (?:'(?<quoted>[^']+)'|(?<name>[\w.]+))/,
      /ClassNotFoundException: (?<name>[\w.$]+)/,
      /Could not find or load main class (?<name>[\w.$]+)/,
      /Unable to access jarfile (?<name>\S+)/,
      /no (?<name>main manifest attribute), in/,
      /can't open file '(?<name>[^']+)': \[Errno 2\]/,
      /Missing script:? "?(?<name>[\w:.-]+)/i,
      /cannot load such file -- (?<name>\S+)/,
      /Could not open input file: (?<name>\S+)/,
      /The application '(?<name>[^']+)' does not exist/,
      /Error loading ASGI app\. Could not import module "(?<name>[^"]+)"/,
      /Error loading shared library (?<name>[\w.+-]+)/,
      /ENOENT: no such file or directory, \w+ '(?<name>[^']+)'/,
      /FileNotFoundError: \[Errno 2\][^\n]*'(?<name>[^']+)'/,
      /Could(?: not|n't) find a (?<name>package\.json|production build)/,
      /Could not load the "(?<name>[^"]+)" module/,
      /error while loading shared libraries: (?<name>[\w.+-]+)/,
      /(?<![\w.+/-])(?<name>[\w.+/-]+): cannot open shared object file/,
      /locations? [^\n]*could be found: - (?<name>\S+)/,
      /Failed opening required '(?<name>[^']+)'/,
      /(?:require|include)(?:_once)?\((?<name>[^)]+)\): failed to open stream/i,
      /Missing a gem it depends on\? (?<name>[\w-]+) is not part of the bundle/,
      /Could not find (?:gem )?'?(?<name>[\w.-]+)'?[^\n]* in (?:any of the sources|locally installed gems)/,
      /(?:line \d+|\bsh): (?:\d+: )?(?<name>[\w./-]+): (?:No such file or directory|(?:command )?not found)/,
      /command not found: (?<name>[\w./-]+)/i,
      /cannot import name '?(?<name>[\w.]+)/,
      /Could not find '(?<name>[^']+)' \([^)]*\)(?: required by| - did find)/,
      /(?:unable|failed|cannot|could not) (?:to )?load (?:the )?(?:\w+ )?(?:protocol|class|driver|plugin|library|module|extension|provider) ['"]?(?!(?:because|from|for|due|as|at|in|with|is|of|to|config\w*|file)\b)(?<name>[\w.$/@-]+)/i,
      /["'(](?<name>[^"'()\s]+)["')][^\n]{0,12}(?:failed \(2|No such file or directory)/i,
      /No such file or directory(?: @ \w+)?(?: -|:) ["'(]?(?<name>[^\s"'()]+)/i,
      /(?:open|stat|lstat|read|exec|opening|loading|reading)(?: file)?:? (?<name>[\w./@-]+): no such file or directory/i,
      /\b(?:driver|class|plugin|module)\b[^\n]* could not be loaded: (?:['"](?<name>[^'"]+)|(?<file>\w+(?:[./]\w+)+))/i,
      /Could not load file or assembly '(?<name>[^,']+)/,
      /configuration file '(?<name>[^']+)' was not found/,
      /(?:NoSuchFileException|FileNotFoundException)(?:: Could not find file ['"]|: )(?<name>[^\s'"]*[./\\][^\s'"]*)(?! \(Permission)(?=[\s'"]|$)/,
      /cannot load certificate(?: key)? "(?<name>[^"]+)": BIO_new_file/,
      /BIO_new_file\("(?<name>[^"]+)"\) failed/,
      /suitable TLS CA certificate bundle, invalid path: (?<name>\S+)/,
      /No application configured, nothing to run|Did you mean to run dotnet SDK commands/,
      /(?<name>@prisma\/client) did not initialize yet/,
      /(?:Class|Interface|Trait) [\\"']+(?<name>[\w\\]+?)[\\"']+ not found/i,
      /Attribute "(?<name>[^"]+)" not found in module|find attribute '(?<attribute>[^']+)' in/,
      /Could not import module "(?<name>[^"]+)|'(?<module>[\w.]+)' module not found|factory in module '(?<file>[^']+)'|The module (?<app>[\w.]+) was not found/,
      /locate a (?<name>Flask application)|(?:\bNo|find a|locate) (?<file>package\.json|pyproject\.toml|Gemfile)\b(?!\.lock)/,
      /No package metadata was found for (?<name>[\w.-]+)|The '(?<module>[\w.-]+)[^']*' distribution was not found/,
      /\(module (?<name>[\w.]+) is not available\)|cannot get bootfile,'?(?<file>\/[^'})]+)/,
      /No config file '(?<name>[^']+)' found|File does not exist: (?<file>\S+)|path does not exist: '(?<module>[^']+)|Path doesn't exist: '(?<app>[^']+)/i,
      /(?:script|command)(?: not found:?| named) ["'](?<name>[^"']+)["']\.?$|(?:(?:script|command) |Missing (?:script|command):? )["'](?<module>[^"']+)["'] not found\.?$|Missing (?:script|command):? ["'](?<app>[^"']+)["']|Script not found:? "?(?<file>[\w./-]+)/i,
      /(?:spawn|Failed to spawn:) `?(?<name>[^\s`]+)`?(?: ENOENT|[^\n]*No such file)|Executable doesn't exist at (?<file>\S+)|Could not find (?<app>Chrome)/,
      /Error loading (?<name>[\w-]+) or \w+ module|valid (?<attribute>ICU package)|find a (?<app>JavaScript runtime)|could not find (?<module>driver)(?=$| \(| in \/)|undefined function (?<file>\w+)\(/,
      /NoClassDefFoundError: (?!Could not )(?<name>\S+)|manifest missing : (?<file>\S+)|Config File "(?<module>[^"]+)" Not Found|can't find (?<app>\S+) in \S+manifest/,
      /(?:^|\] )(?<name>[\w./-]+): No such file or directory$|exec: (?<file>[\w./-]+): not found|file(?:\/directory)? (?<module>\/\S+?) ?: No such file/,
    ],
    says: found =>
      `${Object.values(found).find(each => each !== undefined) ?? 'the application that it is to run'} is not in the image, or not as it needs it`,
    fix: (_, clue) =>
      advice`Build the image with it, or correct what is started and where: ${ofContainer(clue, '.image(…), .command(…) and .workingDirectory(…)', 'image', 'command', 'workingDirectory')}. A volume that is mounted above it hides it.`,
  },
  {
    said: [
      /\brun [`'"]?(?:composer|npm|yarn|pnpm|bun|bundle|pip|poetry|uv|cargo)\b(?![^\n]* (?:-g|--global|--upgrade)\b)[^\n]*\b(?:install|ci|sync|add)\b/i,
    ],
    says: () => 'its packages are not all in the image',
    fix: (_, clue) =>
      advice`Install them while the image is built, for the CPU and version that it runs with, and copy them into its last stage: ${ofContainer(clue, '.image(…)', 'image')}. A volume that is mounted above them hides them.`,
  },
  {
    said: [
      /UnsupportedClassVersionError|Your Ruby version is \S+, but your Gemfile specified|(?:lock|json) was created for PHP version/,
      /You must install or update \.NET to run this application|not possible to find any compatible framework version/,
      /The engine "(?:node|npm|yarn|pnpm|bun)" is incompatible|npm (?:ERR!|error) (?:engine|notsup)\b|ERR_PNPM_UNSUPPORTED_ENGINE|requires? (?:a )?(?:different )?(?:Node(?:\.js)?|Python|Ruby|PHP|Go) (?:version|>=|\^|~)|(?:Python|Node|Ruby|PHP)\S* version \S+ is not supported|digital envelope routines::unsupported|ERR_OSSL_EVP_UNSUPPORTED|ERR_UNKNOWN_FILE_EXTENSION/i,
    ],
    says: () => 'the image has another version of the runtime than the program was built for',
    fix: (_, clue) =>
      advice`Build the program and its image with the same version: ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    // https://getcomposer.org/doc/articles/troubleshooting.md
    said: [
      /-> found \S+\[[^\n]* but it does not match the constraint|lock file does not contain a compatible set of packages/,
    ],
    says: () => 'the packages of its lock file do not go together, or not with the runtime and the tools of the image',
    fix: (_, clue) =>
      advice`Install them while the image is built, with the versions of the runtime and of the tool (Composer 1 or 2) that the lock file was made with, or make that again: ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    // https://nodejs.org/api/errors.html#err_require_esm
    said: [
      /ERR_REQUIRE_ESM\]?:[^\n]*ES Module:? (?<name>\S+)/,
      /ERR_REQUIRE_ESM|does not provide an export named|is not defined in ES module scope|SyntaxError: (?:Unexpected token (?:'[^']+'|\S+)\s*$|Cannot use import statement outside a module)/,
    ],
    says: ({ name }) => `its Node.js cannot read ${name ?? 'a file'}: that is an ES module, or written for a newer one`,
    fix: (_, clue) =>
      advice`Build it with the packages of its lock file (npm ci) for the Node.js of the image, or take a newer one: ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    said: [
      /PEM_read_bio\w*\("(?<name>[^"]+)"\) failed/,
      /cannot load certificate(?: key)? "(?<name>[^"]+)": PEM_read_bio/,
    ],
    says: ({ name }) => `${name} is no certificate or key in PEM`,
    fix: (_, clue) =>
      advice`Put one there, in the image or in the secret that fills the file: ${ofContainer(clue, '.image(…) and .secret(…)', 'image', 'secrets')}.`,
  },
  {
    said: [/Unable to configure HTTPS endpoint\. No server certificate/],
    says: () => 'it is to listen for HTTPS and has no certificate',
    fix: (_, clue) =>
      advice`Let it listen for HTTP (ASPNETCORE_URLS=http://+:8080, and no HTTPS among the endpoints of Kestrel), where a load balancer ends TLS, or name a certificate: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /\[emerg\](?![^\n]*\((?:13|2): )[^\n]* in (?<name>\/\S+:\d+)\s*$/,
      /(?<![\w./-])(?<name>[\w./-]+: (?:eval: )?(?:line )?\d+): (?:\d+: )?syntax error/i,
      /(?<![\w./-])(?<name>[\w./-]+: (?:-c: )?line \d+): unexpected EOF while looking/i,
      /Syntax error on (?<name>line \d+ of [^\s:]+)|using caddyfile: (?<file>[^\s:]+:\d+)/,
    ],
    says: ({ name, file = name }) => `there is a mistake in ${file}`,
    fix: (_, clue) =>
      advice`Correct the file in the image, or the variables that it is filled from: ${ofContainer(clue, '.image(…) and .environment(…)', 'image', 'environment')}.`,
  },
]
