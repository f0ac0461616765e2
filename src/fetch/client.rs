//! The connections of one fetch: a runtime of its own that ends with it, and an HTTP client for each port, so that the resolver
//! within knows which address and port it lets through.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::io::{self, Read};
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Request, Response};
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;
use tokio::runtime::Runtime;

use super::Settings;
use super::error::{self, FetchFailure, Refused, shown};
use super::policy::Policy;

/// TLS as it is set up once for a fetcher and its clones, who share its sessions.
pub(super) type Tls = OnceLock<Result<ClientConfig, String>>;

/// The connections of one fetch. Nothing of it is left when it is dropped: no open connection, no cookie, and no thread but one
/// that still waits for the system's resolver.
pub(super) struct Connections<'a> {
    settings: &'a Settings,
    tls: &'a Tls,
    runtime: Runtime,
    clients: RefCell<BTreeMap<(bool, u16), Client>>,
    started: Instant,
}

impl<'a> Connections<'a> {
    pub(super) fn new(settings: &'a Settings, tls: &'a Tls, started: Instant) -> Result<Self, FetchFailure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| FetchFailure::Connect { reason: error.to_string() })?;
        Ok(Self { settings, tls, runtime, clients: RefCell::default(), started })
    }

    /// The client for a port. There are no more of them than the policy admits ports.
    fn client(&self, is_tls: bool, port: u16) -> Result<Client, String> {
        let mut clients = self.clients.borrow_mut();
        if let Some(client) = clients.get(&(is_tls, port)) {
            return Ok(client.clone());
        }
        let tls = if is_tls {
            self.tls.get_or_init(|| trusting(&self.settings.certificates)).clone()?
        } else {
            untrusting()?
        };
        let client = build(tls, port, self.settings)?;
        clients.insert((is_tls, port), client.clone());
        Ok(client)
    }

    /// Sends a request, and waits for the head of the answer.
    pub(super) fn send(&self, port: u16, request: Request) -> Result<Response, FetchFailure> {
        let client = self
            .client(request.url().scheme() == "https", port)
            .map_err(|reason| FetchFailure::Connect { reason: shown(&reason) })?;
        let wait = self.settings.connect_timeout.saturating_add(self.settings.idle_timeout);
        match self.within(wait, client.execute(request)) {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(error::of_request(&error, self.started.elapsed())),
            Err(after) => Err(FetchFailure::Timeout { after, doing: "waiting for the answer" }),
        }
    }

    /// The body of an answer, to be read piece by piece.
    pub(super) fn body(&self, response: Response) -> Body<'_> {
        Body { connections: self, response, piece: Vec::new(), read: 0 }
    }

    /// Waits, but neither longer than this nor past the end of the fetch; the error is the time since its beginning.
    fn within<F: Future>(&self, longest: Duration, future: F) -> Result<F::Output, Duration> {
        let left = self.settings.timeout.saturating_sub(self.started.elapsed());
        self.runtime
            .block_on(async { tokio::time::timeout(longest.min(left), future).await })
            .map_err(|_| self.started.elapsed())
    }
}

/// The body of an answer as a reader that blocks, each time no longer than the idle time-out.
pub(super) struct Body<'a> {
    connections: &'a Connections<'a>,
    response: Response,
    piece: Vec<u8>,
    read: usize,
}

impl Read for Body<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.read == self.piece.len() {
            let idle = self.connections.settings.idle_timeout;
            match self.connections.within(idle, self.response.chunk()) {
                Ok(Ok(Some(piece))) => {
                    self.piece.clear();
                    self.piece.extend_from_slice(&piece);
                    self.read = 0;
                }
                Ok(Ok(None)) => return Ok(0),
                Ok(Err(error)) => return Err(io::Error::other(error)),
                Err(_) => return Err(io::ErrorKind::TimedOut.into()),
            }
        }
        let count = buffer.len().min(self.piece.len() - self.read);
        buffer[..count].copy_from_slice(&self.piece[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}

fn build(tls: ClientConfig, port: u16, settings: &Settings) -> Result<Client, String> {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .http1_only()
        .connect_timeout(settings.connect_timeout)
        .dns_resolver(Resolver { policy: Arc::new(settings.policy.clone()), port })
        .user_agent(&settings.user_agent)
        .tls_backend_preconfigured(tls)
        .build()
        .map_err(|error| error.to_string())
}

/// The platform's trust, with ring; no process-wide default is touched.
fn trusting(certificates: &[Vec<u8>]) -> Result<ClientConfig, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let extra = certificates.iter().map(|der| CertificateDer::from(der.clone()));
    let verifier = rustls_platform_verifier::Verifier::new_with_extra_roots(extra, provider.clone())
        .map_err(|error| format!("the certificates that are trusted cannot be read: {error}"))?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// For a client that speaks no TLS: it trusts nobody, so that no certificates need be there.
fn untrusting() -> Result<ClientConfig, String> {
    Ok(ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth())
}

/// Gives the client only addresses that the policy admits: what is checked is what is dialled, and a name is asked for once.
struct Resolver {
    policy: Arc<Policy>,
    port: u16,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (policy, port, name) = (self.policy.clone(), self.port, name.as_str().to_owned());
        Box::pin(async move {
            let found = match policy.known(&name) {
                Some(found) => found,
                None => ask(name.clone()).await?,
            };
            let chosen = policy.choose(&name, &found, port).map_err(Refused)?;
            Ok(Box::new(chosen.into_iter()) as Addrs)
        })
    }
}

/// Asks the system, on a thread of its own: a question that hangs must not hold up the end of the client, as a runtime's own
/// thread would.
async fn ask(name: String) -> Result<Vec<IpAddr>, Box<dyn std::error::Error + Send + Sync>> {
    let (answer, answered) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name("copydesk-resolve".to_owned()).spawn(move || {
        let found = (name.as_str(), 0).to_socket_addrs().map(|all| all.map(|address| address.ip()).collect());
        // nobody listens once the time is up
        let _ =
            answer.send(found.map_err(|error| std::io::Error::other(format!("{name} is unknown: {error}"))));
    })?;
    Ok(answered.await??)
}
