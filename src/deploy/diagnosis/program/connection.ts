import { type Advice, advice, ofContainer, ofService } from '../advice.ts'
import { OF_A_DATABASE } from '../causes/reasons.ts'
import type { Clue } from '../subject.ts'
import { environmentAndSecretsOf, environmentOf, type Heard, type ProgramWords } from './words.ts'

/** What a program says of a host that it calls: a database, a queue, another service. */
export const CONNECTION_WORDS: readonly ProgramWords[] = [
  {
    said: [
      /(?:getaddrinfo|query[A-Z]\w*) (?:ENOTFOUND|EAI_AGAIN) (?<host>[\w.<>-]+)/,
      /DNS query name does not exist: (?<host>[\w-]+(?:\.[\w-]+)*)/,
      /epmd error for host (?<host>[\w.-]+): nxdomain/,
      /could not translate host name "(?<host>[^"]+)" to address/i,
      /UnknownHostException: (?<host>[\w.<>-]+)/,
      /lookup (?<host>[\w.<>-]+)(?: on \S+)?: (?:no such host|server misbehaving)/i,
      /host not found in upstream "(?<host>[\w.<>-]+)(?::\d+)?"/i,
      /getaddrinfo\(host='(?<host>[^']+)'/,
      /Unknown (?:MySQL )?server host '(?<host>[^']+)'/i,
      /(?:Could not resolve (?:host:|address)|Failed to resolve) '?(?<host>[\w.<>-]+)/i,
      /(?<!hostname: )Name or service not known|Temporary failure in name resolution|Name does not resolve|getaddrinfo failed|nodename nor servname provided|No resolvable bootstrap urls/i,
    ],
    says: ({ host }) => `the name ${host ?? 'of a host'} is not found`,
    fix: ({ host }, clue) =>
      isOfTask(host, clue)
        ? advice`Call it at 127.0.0.1: containers of a task share their network, and have no names in it. The name is in ${environmentOf(clue)}, or in a file of the image.`
        : advice`Correct the name: ${environmentOf(clue)}. One of Cloud Map or of a private zone is found in its own VPC only; one of Service Connect only by services of its namespace that were deployed after it.`,
  },
  {
    said: [
      /ECONNREFUSED (?<host>[\w.<>-]+|::1):(?<port>\d+)/,
      /connection to server at "(?<host>[^"]+)"[^\n]*port (?<port>\d+) failed: Connection refused/i,
      /dial tcp[46]? \[?(?<host>[\w.<>:-]+?)\]?:(?<port>\d+): (?:connect: )?connection refused/i,
      // Where localhost has no address to call from: https://github.com/celery/celery/issues/4672
      /(?:Error 99 connecting to|connect EADDRNOTAVAIL|Error connecting to Redis on) \[?(?<host>::1|localhost|127\.[\d.]+)\]?:(?<port>\d+)(?=\.? Cannot assign|[^\n]*EADDRNOTAVAIL|$| -)/i,
      /Cannot assign requested address \[\w+:\/\/(?<host>localhost|127\.[\d.]+):(?<port>\d+)/i,
      /Connection to (?<host>[\w.<>-]+):(?<port>\d+) refused/i,
      /connecting to (?<host>[\w.<>-]+):(?<port>\d+)\. Connection refused/i,
      /Connection refused: [^\s/]*\/?(?<host>[\w.<>-]+):(?<port>\d+)/i,
      /connect to \w+:\/\/(?:[^@\s]*@)?(?<host>[\w.<>-]+):(?<port>\d+)[^\n]*refused/i,
      /Can't connect to (?:local )?(?:MySQL )?server (?:on|through) '(?<host>[^':]+)(?::(?<port>\d+))?'[^\n]*(?:\(111|Errno 111|refused)/i,
      /connect\(2\) for ["[]?(?<host>::1|[\w.<>-]+)["\]]?(?::| port )(?<port>\d+)/,
      /connecting to Redis on (?<host>[\w.<>-]+):(?<port>\d+)[^\n]*ECONNREFUSED/,
      /Connection refused - Unable to connect to \w+ on (?<host>[\w.<>-]+):(?<port>\d+)/,
      /(?:on|through) socket ["'](?<host>\/[^"']+)["'][^\n]*(?:No such file|\(2\)|refused)/i,
      /Is the server running (?:on|at)(?: that)? host "(?<host>[^"]+)"/i,
      /(?<![\w.-])(?<host>[\w.-]+):(?<port>\d+): \[Errno 111\]/,
      /Failed to connect to (?<host>[\w.-]+) port (?<port>\d+)[^\n]*refused/i,
      /ECONNREFUSED connect to (?<host>[\w.-]+):(?<port>\d+)/,
      /ECONNREFUSED|connection refused|ORA-12541/i,
    ],
    says: found =>
      isLoopback(found)
        ? `nothing answers at ${addressIn(found)}, which is the task itself`
        : `${addressIn(found)} refuses the connection`,
    fix: (found, clue) =>
      isLoopback(found)
        ? inTheTask(clue)
        : advice`See that it runs and listens there, and that host and port are right: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /pool\b[^\n]*(?<!retr\w{1,5} )exhausted|(?:pool|connection)\b[^\n]*(?:limit of size|is probably full|is not available, request timed out)|PoolTimedOut|timeout (?:while )?(?:acquiring|waiting for) (?:an? )?(?:idle )?connection|resource from the pool/i,
    ],
    says: () => 'no connection of its pool became free in time',
    fix: (_, clue) =>
      advice`See that the server answers and has connections left, that the program gives back those that it has, and how many its pool may have: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /ETIMEDOUT (?<host>[\w.<>-]+):(?<port>\d+)/,
      /connection to server at "(?<host>[^"]+)"[^\n]*port (?<port>\d+) failed: (?:Connection timed out|timeout expired)/i,
      /dial tcp[46]? \[?(?<host>[\w.<>:-]+?)\]?:(?<port>\d+): (?:i\/o timeout|connect: connection timed out)/i,
      /Can't connect to (?:MySQL )?server on '(?<host>[^':]+)(?::(?<port>\d+))?'[^\n]*(?:\(110|\(4\)|timed out)/i,
      /Can't reach database server at `?(?<host>[\w.<>-]+)`?:`?(?<port>\d+)/i,
      // Go: https://pkg.go.dev/net/http#Client
      /\b(?:Get|Head|Post|Put|Patch|Delete) "?https?:\/\/(?<host>[\w.<>-]+)(?::(?<port>\d+))?[^\n]*(?:request canceled while waiting|Client\.Timeout exceeded|context deadline exceeded|i\/o timeout)/,
      /Connect timeout on endpoint URL: "https?:\/\/(?<host>[^"/:]+)/i,
      /Connection to (?<host>[\w.<>-]+)(?::(?<port>\d+))? timed out/i,
      /timeout occurred after waiting \d+ seconds for (?<host>[\w.<>-]+):(?<port>\d+)/i,
      /waiting on dependencies to become available: \[\w+:\/\/(?<host>[\w.<>-]+):(?<port>\d+)/,
      /(?<![\w.-])(?<host>[\w.-]+):(?<port>\d+) - no response/,
      /Unable to revive connection: https?:\/\/(?<host>[\w.-]+):(?<port>\d+)/,
      /attempted address: (?<host>[\w.<>-]+):(?<port>\d+)/i,
      /(?<![\w.<>-])(?<host>[\w.<>-]+):(?<port>\d+)\/bootstrap: Connection setup timed out/i,
      /connection #\d+ to (?:tcp:\/\/)?(?<host>[\w.<>-]+):(?<port>\d+) timed out/i,
      /Communications link failure|The connection attempt failed|connection initialization error|Timed out waiting (?:for a node assignment|to send the call)|A network-related or instance-specific error|Could not connect to any servers|Timeout connecting to server/i,
      /ETIMEDOUT|connect(?:ion)?(?: attempt)? time(?:d |-)?out|Network Adapter could not establish|while waiting to connect|timeout expired|Connect(?:ion)?Timeout(?:Error|Exception)?\b|ServerSelectionTimeoutError|\bNoBrokersAvailable\b|\d\/\d+ brokers are down|MongoServerSelectionError/i,
    ],
    says: found => `${addressIn(found)} does not answer`,
    fix: (found, clue) =>
      isLoopback(found)
        ? inTheTask(clue)
        : isOfAws(found)
          ? advice`Give the tasks a way to it: a public IP in a public subnet, a NAT gateway, or a VPC endpoint whose security group admits theirs on port 443: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`
          : advice`Let its security group admit that of the tasks${found.port ? ` on port ${found.port}` : ''}; see that there is a way to it from their subnets, and that host and port are right: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /pg_hba\.conf (?:entry|rejects)[^\n]*(?:no encryption|SSL off)/i,
      /SSL required|require_secure_transport|requires? (?:a )?(?:secure transport|SSL|TLS)/i,
    ],
    says: () => 'a server takes encrypted connections only',
    fix: (_, clue) =>
      advice`Switch on TLS in the address or in an option of the driver (sslmode=require for PostgreSQL): ${environmentOf(clue)}.`,
  },
  {
    said: [
      /does not support (?:SSL|TLS)|wrong[ _]version[ _]number|first record does not look like a TLS|Unsupported or unrecognized SSL message|plaintext connection|server gave HTTP response to HTTPS|SSL is not enabled on the server|SSL[^\n]*unsupported[ _]protocol\b|alert (?:protocol version|handshake failure)|fatal alert: (?:protocol_version|handshake_failure)/i,
    ],
    says: () => 'what it calls has no TLS at that port, or no version of it that both have',
    fix: (_, clue) =>
      advice`Name the port that has TLS, or switch TLS off for that address (http://, redis://, sslmode=disable, PGSSLMODE): ${environmentOf(clue)}. Where both have it, take a newer driver, which has the version of the server.`,
  },
  {
    said: [
      /self[- _]signed[- _]cert|unable to (?:get local issuer|verify the first) certificate|certificate[_ ]verify[_ ]failed|certificate signed by unknown authority|PKIX path building failed/i,
    ],
    says: () => 'it does not trust the certificate of what it calls',
    fix: (_, clue) =>
      advice`Put the certificate of that authority into the image (Amazon RDS has a bundle of its own) and name it to the driver: ${ofContainer(clue, '.image(…) and .environment(…)', 'image', 'environment')}.`,
  },
  {
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
    said: [
      /ECONNRESET|EPIPE\b|socket hang up|Connection (?:was )?reset|connection reset by peer|Connection lost|(?:connection|socket) (?:was )?(?:unexpectedly |prematurely )?closed (?:prematurely|unexpectedly|by (?:the )?(?:remote|server|peer))|closed the connection (?:unexpectedly|without)|unexpectedly closed the connection|RemoteDisconnected|SYSCALL error: EOF|Server has closed the connection|closed in the middle of|connection terminated|packets\.go:\d+: unexpected EOF|without sending (?:complete message|any response)|Reason: "EOF"|(?:https?:\/\/|\bdial\b|\bconn|\bserver\b|\bhandshake\b|\w:\d{3,5}\b)[^\n]*: EOF$/i,
    ],
    says: () => 'what it calls closes the connection',
    fix: (_, clue) =>
      advice`See whether that asks for TLS (ElastiCache with encryption in transit: rediss://), whether it is the right port and protocol, and whether it was restarted or full just then: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /too many (?:clients already|connections)|remaining connection slots are reserved|max(?:imum)? number of (?:clients|connections) reached|ER_CON_COUNT_ERROR/i,
    ],
    says: () => 'a server has no connection left for it',
    fix: (_, clue) =>
      advice`Let each task open fewer: ${environmentOf(clue)}. Or put a pooler between, or raise the limit of the server. Old and new tasks hold theirs at once while a rollout goes on.`,
  },
  {
    said: [
      /password authentication failed|Access denied for user|ER_ACCESS_DENIED|\bNOAUTH\b|\bWRONGPASS\b|Login failed for user|invalid username-password pair|\bACCESS_REFUSED\b|no password supplied|SASL authentication failed|Authentication failed(?! because)|Authentication(?:Error)?: Authentication required|no password was provided|client password must be|bad auth\b|ORA-01017/i,
    ],
    says: () => 'a server does not accept its user or password',
    fix: (_, clue) =>
      advice`Correct them: ${environmentAndSecretsOf(clue)}. Tasks keep the value of a secret that they started with: after a change, start new ones.`,
  },
  {
    said: [
      /permission denied to (?:create|alter|drop|rename|set|grant|terminate) (?:database|role|schema|extension|parameter|publication|subscription|event trigger|process|privileges)\b/i,
      /permission denied for (?<name>(?:(?:foreign |event )?(?:table|server|trigger)|(?:materialized )?view|schema|sequence|relation|database|function|procedure|type|domain|column|index|extension|language|tablespace|large object) [\w."]+)|must be (?:the )?owner of (?:(?:foreign |event )?(?:table|server|trigger)|(?:materialized )?view|schema|sequence|relation|database|function|procedure|type|domain|column|index|extension|language|tablespace|large object)\b|must be (?:a )?superuser|InsufficientPrivilege|command denied to user|not authorized on \S+ to execute|ORA-01031|was denied access on the database|permission was denied on/i,
    ],
    says: ({ name }) => `its user of the database has no right for that${name?.replace(/^/, ': ') ?? ''}`,
    fix: (_, clue) =>
      advice`Give that user the right in the database (GRANT …; of what another user made, by that one or an owner), or take the user who has it: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    said: [
      /READONLY You can't write|cannot execute [\w ]+ in a read-only transaction|--read-only option|\bwrit\w+\b[^\n]*\b(?:read[- ]?only|slave|secondary) (?:replica|node|instance)\b|\bNotWritablePrimary\b|\b(?:Mongo\w*Error|NotMaster\w*|NotPrimary\w*)\b[^\n]*\bnot (?:master|primary)\b|\bnot (?:master|primary) (?:and|or) (?:slaveOk|secondary)/i,
    ],
    says: () => 'it writes to a server that only reads, most often a replica',
    fix: (_, clue) => advice`Name the address of the primary (the writer of a cluster): ${environmentOf(clue)}.`,
  },
  {
    said: [
      /(?:requires?|needs) (?<name>(?:Redis|Valkey|PostgreSQL|MySQL|MariaDB|MongoDB|Elasticsearch|OpenSearch)(?: server)? (?:version )?v?[\d.]+)/i,
      /(?<name>(?:PostgreSQL|MySQL|MariaDB|Redis|SQLite|Oracle)\S* [\d.]+ or later) is required/,
    ],
    says: ({ name }) => `the server that it calls is too old: it needs ${name}`,
    fix: (_, clue) =>
      advice`Upgrade that server, or take a version of the program or its driver that knows the older one: ${ofContainer(clue, '.image(…)', 'image')}.`,
  },
  {
    // https://www.postgresql.org/docs/current/client-authentication-problems.html
    said: [/\brole "(?<name>[^"]+)" does not exist/i],
    says: ({ name }) => `the database has no user "${name}"`,
    fix: (_, clue) =>
      advice`Create the user (CREATE ROLE … LOGIN), or correct its name: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    said: [
      /database [`'"](?<name>[^`'"]+)[`'"] does not exist/i,
      /could not find your database: (?<name>[\w-]+)/,
      /\bcolumn (?<name>[\w."]+)(?: of relation \S+)? does not exist/i,
      /Unknown column '(?<name>[^']+)'/,
      /missing (?:table|column) \[(?<name>[^\]]+)\]/i,
      /table [`'"](?<name>[^`'"]+)[`'"] does not exist/i,
      /Unknown database '(?<name>[^']+)'/i,
      /relation "(?<name>[^"]+)" does not exist/i,
      /Table '(?<name>[^']+)' doesn't exist/i,
      /no such table: (?<name>\S+)/i,
      /UndefinedTable|PendingMigrationError|Migrations are pending|(?:need to initialize|initializing) the database|[Dd]atabase (?:is )?not initialized|listener does not currently know of service/,
    ],
    says: ({ name }) => `${name === undefined ? 'a table' : `"${name.replaceAll('"', '')}"`} is not in the database`,
    fix: (_, clue) =>
      advice`Run the migration before the service changes (.after(task)), or correct which database is named: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /missing \\*"=\\*" after [^\n]* in connection info string|invalid connection option|ERR_INVALID_URL|Could not parse (?:rfc1738 URL|SQLAlchemy URL)|Format of the initialization string does not conform|Expected string or URL object|database string is invalid|URL must start with|Invalid scheme, expected connection|TypeError: Invalid URL|to `openUri\(\)`|plugin: sqlalchemy\.dialects/i,
    ],
    says: () => 'it cannot read the address of what it calls',
    fix: (_, clue) =>
      advice`Correct it: ${environmentAndSecretsOf(clue)}. Signs of a password are escaped in a URL (@ as %40), and a secret of several keys is named with its key.`,
  },
  {
    said: [
      /Can't locate revision identified by '(?<version>[^']+)'/,
      /checksum mismatch for migration (?:version )?(?<version>[\w.]+)/i,
      /Migration (?<version>\S+) is applied before its dependency/,
      /Validate failed: Migration|Detected (?:resolved|applied|failed) migration|Conflicting migrations|NodeNotFoundError: Migration|Multiple head revisions|previously applied but|changesets? check sum|migration directory is corrupt|(?:non-empty schema|schema is not empty)|migration \S+ (?:was modified|is missing)|corrupted migration directory/i,
    ],
    says: ({ version }) =>
      `the migrations in its image${version === undefined ? '' : ` (${version})`} are not those that the database has had`,
    fix: () =>
      advice`Deploy the image that has them all, unchanged; or set the history of the database right with the tool itself (repair, stamp, resolve).`,
  },
  {
    said: [
      /\b(?:table|relation|column|index|type|schema|database|view|sequence|constraint) [`'"](?<name>[^`'"]+)[`'"](?: of relation \S+)? already exists/i,
      /Duplicate (?:column|key) name '(?<name>[^']+)'/i,
    ],
    says: ({ name }) => `"${name}" is in the database already`,
    fix: (_, clue) =>
      advice`Tell the tool that migrates that it had that version (baseline, stamp, resolve), or let the migration pass over what is there: something else has made it, or two migrated at once.${byOneTask(clue)}`,
  },
  {
    said: [
      /Migration of schema \S+ to version "?(?<version>[^"\s]+)[^\n]*failed/i,
      /\bmigrations? failed\b|FlywayMigrateException|failed to (?:run|apply|execute) (?:the )?(?:database )?migrations?|error (?:running|applying|executing) migrations?/i,
    ],
    vague: true,
    says: ({ version }) => `a migration of the database${version === undefined ? '' : ` (${version})`} failed`,
    fix: (_, clue) =>
      advice`Read the error of the database beside it in the log, and mend the migration or the data; what it has done before may be there.${byOneTask(clue)}`,
  },
  {
    said: [/Dirty database version (?<version>\d+)|found failed migrations/i],
    says: ({ version }) =>
      `${version === undefined ? 'a migration' : `migration ${version}`} of the database ended half-way`,
    fix: (_, clue) =>
      advice`See what it has done, mend the tables, and set the version (migrate force): it does not go on by itself.${byOneTask(clue)}`,
  },
  {
    said: [
      new RegExp(`(?:${OF_A_DATABASE})[^\\n]*No space left`, 'i'),
      /DiskFull|error 1114|The table '[^']+' is full/,
    ],
    says: () => 'the disk of a database is full',
    fix: (_, clue) =>
      advice`Give the database more storage, or let it grow by itself; nothing is to change in ${environmentOf(clue)}.`,
  },
]

/** Where the driver says no more than that: it goes behind all that tells why. */
export const NOT_CONNECTED: ProgramWords = {
  said: [
    /failed to connect to server \[(?<host>[\w.-]+):(?<port>\d+)\]/,
    /(?:failed|unable|could not|cannot|can't) (?:to )?(?:connect|establish (?:a )?(?:new )?connection)(?: to)?[^\n]*?(?<host>[\w-]+(?:\.[\w-]+)*\.(?!(?:rs|go|py|rb|[jt]sx?|mjs|php|java|kt|cs|exs?|erl|c|cc|cpp):)[\w-]+|localhost):(?<port>\d+)/i,
    /(?:failed|unable|could not|cannot|can't) (?:to )?(?:connect|establish (?:a )?(?:new )?connection)\b|connection (?:fatal error|failure|failed|error\b)|obtain (?:JDBC )?connection|connection attempts failed|connect failed|max retries per request|refresh slots cache|not possible to connect|Error establishing a database|any known server|buffering timed out|not present in metadata|could(?:n't| not) reach (?:(?:the|any|a) )?(?:[\w-]+ )?(?:server|host|broker|database|node|cluster|endpoint|service|registry|api|redis|\w+:\/\/|[\w-]+\.[\w.-]+|[\w.-]+:\d+)|We couldn't connect|No living connections/i,
  ],
  vague: true,
  says: found => `it gets no connection to ${addressIn(found)}`,
  fix: (found, clue) =>
    isLoopback(found)
      ? inTheTask(clue)
      : advice`See that it runs, that host, port, user and TLS are right, and that its security group admits that of the tasks: ${environmentAndSecretsOf(clue)}.`,
}

/** What was run to its end, and is no task of a service, is that one task. */
const byOneTask = ({ subject: { ran, commanded } }: Clue): string =>
  ran || commanded ? '' : ' Let one task migrate, before the service changes (.after(task)).'

const addressIn = ({ host, port }: Heard): string =>
  host === undefined ? 'what it calls' : port === undefined ? host : `${host}:${port}`

/** What listens on this host, or on a socket of its file system, is in the task itself. */
const isLoopback = ({ host = '' }: Heard): boolean => /^(?:\/|127\.|localhost$|::1$|0\.0\.0\.0$)/i.test(host)

/** An endpoint of the API. Databases, caches and load balancers have names of AWS, too, and security groups of their own. */
const isOfAws = ({ host = '', port = '443' }: Heard): boolean =>
  port === '443' &&
  /\.amazonaws\.com(?:\.cn)?$/i.test(host) &&
  !/\.(?:cache|compute|docdb|efs|elb|es|kafka|memorydb|mq|neptune|rds|redshift)\b/i.test(host)

const inTheTask = (clue: Clue): Advice =>
  advice`Name the host that it is to call: ${environmentOf(clue)}. A container of the same task must run and listen there before this one calls it (dependsOn).`

/** A name of Docker Compose. */
function isOfTask(host: string | undefined, { subject: { definition }, container }: Clue): boolean {
  return (definition?.containerDefinitions ?? []).some(({ name }) => name === host && name !== container?.name)
}
