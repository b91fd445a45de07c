/** An answer with its body read. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What the body of a refusal holds. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly correlationId: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

/** What is sent besides method and path. */
export interface Sent {
  /** Sent as JSON, unless it is text or bytes already. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const textOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return /\bjson\b/.test(response.headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : text;
};

const bodyOf = (body: unknown): { readonly body?: string | Uint8Array<ArrayBuffer>; readonly type?: string } => {
  if (body === undefined) return {};
  if (typeof body === 'string') return { body, type: 'application/json' };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body), type: 'application/json' };
  return { body: JSON.stringify(body), type: 'application/json' };
};

/** A program, or a browser with its cookie, at the api. */
export class HttpClient {
  private readonly standing: Record<string, string>;

  constructor(
    readonly address: string,
    standing: Readonly<Record<string, string>> = {},
  ) {
    this.standing = { ...standing };
  }

  /** The same address with more headers on every request. */
  with(headers: Readonly<Record<string, string>>): HttpClient {
    return new HttpClient(this.address, { ...this.standing, ...headers });
  }

  async send<Body = unknown>(method: string, path: string, sent: Sent = {}): Promise<Answer<Body>> {
    const { body, type } = bodyOf(sent.body);
    const response = await fetch(`${this.address}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(type === undefined ? {} : { 'content-type': type }), ...this.standing, ...sent.headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, body: (await textOf(response)) as Body };
  }

  get<Body = unknown>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.send('GET', path, { headers });
  }

  post<Body = unknown>(
    path: string,
    body: unknown = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    return this.send('POST', path, { body, headers });
  }

  put<Body = unknown>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send('PUT', path, { body });
  }

  patch<Body = unknown>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send('PATCH', path, { body });
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path, { headers: { 'x-requested-with': 'test' } });
  }

  /** A client that is signed in. @throws where the login is refused */
  async signIn(login: string, password: string): Promise<HttpClient> {
    const answer = await this.post('/api/v1/auth/login', { login, password });
    const [cookie] = answer.headers.getSetCookie();
    if (answer.status !== 200 || cookie === undefined) throw new Error(`${login} could not sign in: ${answer.status}`);
    return this.with({ cookie: cookie.split(';', 1)[0] ?? '' });
  }
}
