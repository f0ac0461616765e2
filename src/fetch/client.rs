//! The HTTP clients: one for each port, so that the resolver within knows which address and port it lets through.

use std::collections::BTreeMap;
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::blocking::{Client, ClientBuilder};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;

use super::Settings;
use super::error::{FetchFailure, Refused, shown};
use super::policy::Policy;

/// How long a connection is kept for the next page of the same site.
const KEPT: Duration = Duration::from_secs(20);
/// Connections that are kept for one site.
const KEPT_EACH: usize = 2;

/// Clients by whether they speak TLS, and by port; built when first needed, and shared by all clones of a fetcher.
#[derive(Default)]
pub(super) struct Clients(Mutex<BTreeMap<(bool, u16), Client>>);

impl Clients {
    /// The client for a port. There are no more of them than the policy admits ports.
    pub(super) fn of(&self, is_tls: bool, port: u16, settings: &Settings) -> Result<Client, FetchFailure> {
        let mut clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&(is_tls, port)) {
            return Ok(client.clone());
        }
        let client = build(is_tls, port, settings)
            .map_err(|reason| FetchFailure::Connect { reason: shown(&reason) })?;
        clients.insert((is_tls, port), client.clone());
        Ok(client)
    }
}

fn build(is_tls: bool, port: u16, settings: &Settings) -> Result<Client, String> {
    let tls = tls(is_tls, &settings.certificates)?;
    let resolver = Resolver { policy: Arc::new(settings.policy.clone()), port };
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .http1_only()
        .connect_timeout(settings.connect_timeout)
        .read_timeout(settings.idle_timeout)
        .pool_idle_timeout(KEPT)
        .pool_max_idle_per_host(KEPT_EACH)
        .dns_resolver(resolver)
        .user_agent(&settings.user_agent)
        .tls_backend_preconfigured(tls);
    ClientBuilder::from(builder).timeout(settings.timeout).build().map_err(|error| error.to_string())
}

/// The platform's trust, with ring; no process-wide default is touched. A client that speaks no TLS needs no certificates, and so
/// none need be installed.
fn tls(is_used: bool, certificates: &[Vec<u8>]) -> Result<ClientConfig, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    let mut config = if is_used {
        let extra = certificates.iter().map(|der| CertificateDer::from(der.clone()));
        let verifier = rustls_platform_verifier::Verifier::new_with_extra_roots(extra, provider)
            .map_err(|error| format!("the certificates that are trusted cannot be read: {error}"))?;
        builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth()
    } else {
        builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
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
