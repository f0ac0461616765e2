'use strict';
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const blocks = all('.block');
  const texts = blocks.map((block) => block.textContent.toLowerCase());
  const kept = one('kept-only'), reason = one('reason'), search = one('search'), count = one('count');
  if (!kept) return;

  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let shown = 0;
    blocks.forEach((block, index) => {
      const fits = (!kept.checked || block.classList.contains('kept'))
        && (!reason.value || block.dataset.reason === reason.value)
        && (!wanted || texts[index].includes(wanted));
      block.hidden = !fits;
      shown += fits;
    });
    count.textContent = shown + ' of ' + blocks.length + ' blocks';
  };
  [kept, reason].forEach((control) => control.addEventListener('change', filter));
  search.addEventListener('input', filter);

  const partners = (element) => element.classList.contains('paragraph')
    ? blocks.filter((block) => block.dataset.paragraph === element.dataset.paragraph)
    : all('.paragraph').filter((paragraph) => paragraph.dataset.paragraph === element.dataset.paragraph);
  const light = (elements) => {
    all('.on').forEach((element) => element.classList.remove('on'));
    elements.forEach((element) => element.classList.add('on'));
  };
  const show = (element) => {
    if (element.hidden) { kept.checked = false; reason.value = ''; search.value = ''; filter(); }
    element.scrollIntoView({ block: 'center' });
  };
  all('[data-paragraph]').forEach((element) => {
    const pair = () => light([element].concat(partners(element)));
    element.addEventListener('pointerenter', (event) => { if (event.pointerType === 'mouse') pair(); });
    element.addEventListener('focusin', pair);
    const link = element.querySelector('.go');
    if (link) link.addEventListener('click', (event) => {
      const other = partners(element)[0];
      if (!other) return;
      event.preventDefault();
      light([element, other]);
      show(other);
      const target = other.querySelector('.go');
      if (target) target.focus({ preventScroll: true });
    });
    if (element.classList.contains('paragraph')) element.addEventListener('click', (event) => {
      if (event.target.closest('a') || String(getSelection())) return;
      const other = partners(element)[0];
      if (other) { light([element, other]); show(other); }
    });
  });

  const first = () => {
    const block = blocks.find((block) => block.classList.contains('kept') && !block.hidden);
    if (block) { show(block); light([block].concat(partners(block))); }
    const paragraph = document.querySelector('.paragraph');
    if (paragraph) paragraph.scrollIntoView({ block: 'nearest' });
  };
  one('jump').addEventListener('click', first);
  const pane = one('blocks');
  if (pane.scrollHeight > pane.clientHeight + 1) {
    const block = blocks.find((block) => block.classList.contains('kept'));
    if (block) pane.scrollTop = block.offsetTop - pane.offsetTop - 40;
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input[type=search], select')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const step = { j: 1, k: -1 }[event.key];
    if (event.key === '/') { event.preventDefault(); search.focus(); }
    else if (event.key === 'a') first();
    else if (event.key === 'o') { kept.checked = !kept.checked; filter(); }
    else if (step) {
      const visible = blocks.filter((block) => !block.hidden);
      const at = visible.findIndex((block) => block.contains(document.activeElement));
      const next = visible[at < 0 ? 0 : Math.min(Math.max(at + step, 0), visible.length - 1)];
      if (next) { next.querySelector('summary').focus(); next.scrollIntoView({ block: 'nearest' }); }
    }
  });
  filter();
})();
