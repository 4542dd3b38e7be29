/** The driver of a database repeats what its server says of its own disk; the server itself says it without these. */
export const OF_A_DATABASE = String.raw`DiskFull|DatabaseError|PSQLException|\[53100\]`

// https://man7.org/linux/man-pages/man7/inotify.7.html
const NO_DISK = String.raw`(?!.*(cgroup|session key|file watchers|inotify|shared memory|\/dev\/shm|semaphore|${OF_A_DATABASE}))`

/** What a program says of a full disk; the kernel says the same of what is on no disk. */
export const NO_SPACE_LOG = new RegExp(`^${NO_DISK}.*(no space left on device|ENOSPC)`, 'i')

/**
 * What AWS's services, registries, Docker and containerd say went wrong, whatever it was about. AWS puts them at the end
 * of its words, behind what it was doing: `CannotPullContainerError: ref pull has been retried 1 time(s): … : not found`.
 */
export const REASONS = {
  diskFull: new RegExp(
    `^${NO_DISK}.*(no space left on device|ENOSPC|disk quota exceeded|thin pool has \\d+ free|free space in thin pool|not enough (free )?(disk )?space|insufficient disk space|disk (is )?full)`,
    'im',
  ),
  throttled:
    /throttl|rate exceeded|too ?many ?requests|\b429\b|slow ?down\b|RequestLimitExceeded|(pull )?rate limit|data limit exceeded/i,
  kms: /\bkms\b|ciphertext|customer master key|DecryptionFailure|InvalidCiphertext/i,
  unreachable:
    /i\/o tim|name resolution|getaddrinfo|dial (tcp|udp|unix)|no such host|server misbehaving|connection (refused|reset|issue|timed? ?out)|check your network connection|deadline|context deadli|request ?(context )?cancell?ed|context cancell?ed|handshake timeout|no route to host|network is unreachable|RequestError\b|send request failed|request send failed|Client\.Timeout|could not (connect|reach)|timed? ?out|timeout|proxy authentication required|unexpected EOF|: EOF|signal: killed|broken pipe/i,
  untrusted: /x509|tls: |certificate (has expired|is not valid|verify)|server gave HTTP response to HTTPS client/i,
  credentials:
    /\b401\b|\bunauthorized\b|unauthenticated|incorrect username or password|basic auth credentials|(?<!proxy )authentication (is )?required|token has expired|failed to authorize(?!: failed to fetch|: [\w ]*$)|fetch (anonymous|oauth) token(?!: (Get|Head|Post) |:? ?\w*$)|denied: denied|permission_denied|(bad|invalid|wrong) (username|credentials)|missing (username|password|credentials)|invalid authorization|did not include a token/i,
  denied:
    /access ?denied|not authorized|unauthorized to perform|UnauthorizedOperation|\b403\b|forbidden|no permission|NoCredentialProviders|no valid providers in chain|no EC2 IMDS role|refresh cached credentials/i,
  missing:
    /not found|NotFound|NoSuch(Key|Bucket)|missing secret value|does(n't| not) exist|can(no|')t find|could not find|can't retrieve the secret|manifest unknown|name unknown|no such image|requested access to the resource is denied|pull access denied|\b404\b|invalid (ssm )?parameters|invalid (ARN format|name\b)|is in an invalid format/i,
  failing:
    /\b50[0234] (internal|bad|service|gateway)|InternalServer|InternalFailure|InternalServiceError|service ?unavailable|HTTP status: 5\d\d|token response: invalid character|stopped after \d+ redirects|status code 50[0234]\b|unsupported Content-Encoding/i,
} as const satisfies Readonly<Record<string, RegExp>>
