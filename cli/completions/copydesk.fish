# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_copydesk_global_optspecs
    string join \n h/help V/version
end

function __fish_copydesk_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_copydesk_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_copydesk_using_subcommand
    set -l cmd (__fish_copydesk_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c copydesk -n "__fish_copydesk_needs_command" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_needs_command" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "extract" -d 'Print the article of a news page; where there is none, say why, and what the page says of itself'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "batch" -d 'Extract many pages: JSON lines on standard input, or files, folders and addresses, to JSON lines on standard output'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "explain" -d 'Print an HTML report of why each block was kept or dropped and which claim won'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "quotes" -d 'Print the quotes of a text or a page with their speakers'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "fixture" -d 'Save pages with what must come of them, and check them'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "completions" -d 'Print the completions of a shell, for its folder of completions'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "man" -d 'Print a manual page: `copydesk man extract | man -l -`'
complete -c copydesk -n "__fish_copydesk_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l format -d 'What is printed; if not given, what the name of --output ends in (.md, .html, .json), or else text. Of several inputs, JSON is a line each, as of `batch`' -r -f -a "text\t''
json\t''
markdown\t''
html\t''"
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l width -d 'Columns of the text; those of COLUMNS or of the terminal, or 80, if not given' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l schema -d 'Names of the JSON: the crate\'s own, or schema.org\'s NewsArticle' -r -f -a "copydesk\t''
schema.org\t''"
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l url -d 'The page\'s address, where the input is a file' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l content-type -d 'The page\'s Content-Type, such as "text/html; charset=shift_jis" or "text/plain"' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l language -d 'The page\'s language (BCP 47, such as de or pt-BR), where you know better than the page' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l reference-time -d 'When the page was read (2026-05-12, or with a time and an offset): "3 hours ago" counts from it, and later dates are refused' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l bias -d 'Keep more of the page (above 0) or less of it (below 0): this much is added to the score (log-odds) of every block. 0.5 is a nudge, 2 is much' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l rules -d 'A file that says, for sites you know, which elements (CSS selectors) hold the body, the title, the day and the authors: tables [[rule]] of TOML, or the same as JSON where its name ends in .json; docs/site-rules.md shows one' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l allow-address -d 'Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l json -d 'The same as --format json'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l front-matter -d 'In Markdown, the metadata above it as YAML front matter'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l fragment -d 'In HTML, the article alone for a page of your own, instead of a page by itself'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l no-images -d 'Without the article\'s pictures; their captions stay'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l spans -d 'In JSON, carry the spans of inline links and emphasis; Markdown and HTML show them always'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l sources -d 'In JSON, say which bytes of the page hold each paragraph'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l indirect -d 'Reported speech among the quotes too: "Kolb said that …"'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l all-pages -d 'Of a story that runs over several pages, fetch them all and join them: pages of the same site that the one before names as its next, up to 50; only where the input is an address'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -l robots -d 'Respect the site\'s robots.txt'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand extract" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l feed -d 'Fetch the pages that an RSS or Atom feed, a sitemap or one of news lists (an address, a file or -): as robots.txt has it, with a pause between two pages of a host, and later where the host asks for that' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l delay -d 'Seconds between two pages of a host that --feed lists' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l state -d 'Pass over feeds and sitemaps of --feed that have not changed since the last run: this file keeps by what their servers tell that (ETag, Last-Modified), from one run to the next. It is made if it is not there, and written at the end of a run that was not interrupted' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l dedup -d 'Find pages that have the canonical address, or nearly the text, of one before: their rows say "duplicate_of" and have no article, or, with =mark, have it all the same' -r -f -a "drop\t'The article is left out'
mark\t'The article stays'"
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l dedup-bits -d 'Of the 64 bits of the fingerprint, how many may differ in texts that --dedup takes for one: 0 to 7' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l allow-address -d 'Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l resolve -d 'Take this address for a name instead of looking it up' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l threads -d 'Threads; one a core if not given' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l reference-time -d 'When the pages were read (2026-05-12, or with a time and an offset), but for lines that say it themselves as "reference_time"' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l rules -d 'A file that says, for sites you know, which elements (CSS selectors) hold the body, the title, the day and the authors: tables [[rule]] of TOML, or the same as JSON where its name ends in .json; docs/site-rules.md shows one' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l resume -d 'Go on with the file of an earlier run, and make it if it is not there: pages that it has answers to are passed over (an error is an answer, but for files that could not be read: they are tried again), new rows are written behind, and a last line that was cut off is taken away. Instead of --output' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l all-pages -d 'Of a story that runs over several pages, fetch them all and join them; only where the page itself is fetched'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l allow-paths -d 'Let lines of input name files by "path"'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l fetch -d 'Fetch lines of input that have a "url" and no page'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l robots -d 'Respect the site\'s robots.txt'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l spans -d 'Carry the spans of inline links and emphasis'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l sources -d 'Say which bytes of the page hold each paragraph'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l indirect -d 'Reported speech among the quotes too: "Kolb said that …"'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -l fail-on-error -d 'Exit with 1 where a line of output is an error'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand batch" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l format -d 'What is printed: a page for a browser, text for a terminal, or the evidence as JSON; if not given, what the name of --output ends in (.html, .txt, .json), or else text on a terminal and html into a file' -r -f -a "html\t''
text\t''
json\t''"
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l url -d 'The page\'s address, where the input is a file' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l content-type -d 'The page\'s Content-Type, such as "text/html; charset=shift_jis" or "text/plain"' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l language -d 'The page\'s language (BCP 47, such as de or pt-BR), where you know better than the page' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l reference-time -d 'When the page was read (2026-05-12, or with a time and an offset): "3 hours ago" counts from it, and later dates are refused' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l bias -d 'Keep more of the page (above 0) or less of it (below 0): this much is added to the score (log-odds) of every block. 0.5 is a nudge, 2 is much' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l rules -d 'A file that says, for sites you know, which elements (CSS selectors) hold the body, the title, the day and the authors: tables [[rule]] of TOML, or the same as JSON where its name ends in .json; docs/site-rules.md shows one' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l allow-address -d 'Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l json -d 'The same as --format json'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l spans -d 'In the JSON, carry the spans of inline links and emphasis'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l sources -d 'In the JSON, say which bytes of the page hold each paragraph'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l indirect -d 'Reported speech among the quotes too: "Kolb said that …"'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -l robots -d 'Respect the site\'s robots.txt'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand explain" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l format -d 'A list for a reader, or JSON; if not given, JSON where the name of --output ends in .json' -r -f -a "text\t''
json\t''"
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l language -d 'The language (BCP 47, such as de or pt-BR), where you know better than the page; of a plain text, English where it isn\'t given' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l url -d 'The page\'s address, where the input is a file' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l content-type -d 'The page\'s Content-Type, such as "text/html; charset=shift_jis" or "text/plain"' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l allow-address -d 'Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l json -d 'The same as --format json'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l indirect -d 'Reported speech too: "Kolb said that …"'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l scare -d 'In the list, words in quotation marks that nobody is quoted with too: names, titles, words at arm\'s length'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -l robots -d 'Respect the site\'s robots.txt'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand quotes" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and not __fish_seen_subcommand_from save check help" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and not __fish_seen_subcommand_from save check help" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and not __fish_seen_subcommand_from save check help" -f -a "save" -d 'Save a page, and what comes of it, to a new folder: page.html, article.json and note.md'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and not __fish_seen_subcommand_from save check help" -f -a "check" -d 'Compare what comes of saved pages with what is saved, field by field'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and not __fish_seen_subcommand_from save check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l shows -d 'What the page is there for, in a line' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l language -d 'The page\'s language (BCP 47, such as de or pt-BR), where you know better than the page' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l reference-time -d 'When the page was read (2026-05-12, or with a time and an offset): "3 hours ago" counts from it' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l url -d 'The page\'s address, where the input is a file' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l content-type -d 'The page\'s Content-Type, such as "text/html; charset=shift_jis" or "text/plain"' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l allow-address -d 'Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)' -r
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -l robots -d 'Respect the site\'s robots.txt'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from save" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from check" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from check" -l accept -d 'Write what comes out into the article.json of each page that differs: read the change before you keep it'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from help" -f -a "save" -d 'Save a page, and what comes of it, to a new folder: page.html, article.json and note.md'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from help" -f -a "check" -d 'Compare what comes of saved pages with what is saved, field by field'
complete -c copydesk -n "__fish_copydesk_using_subcommand fixture; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c copydesk -n "__fish_copydesk_using_subcommand completions" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand completions" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand completions" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand completions" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand man" -s o -l output -d 'Write to this file instead of standard output, packed with gzip where its name ends in .gz' -r -F
complete -c copydesk -n "__fish_copydesk_using_subcommand man" -s q -l quiet -d 'Print no messages, no progress and no summary: the exit code tells'
complete -c copydesk -n "__fish_copydesk_using_subcommand man" -s h -l help -d 'Print help'
complete -c copydesk -n "__fish_copydesk_using_subcommand man" -s V -l version -d 'Print version'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "extract" -d 'Print the article of a news page; where there is none, say why, and what the page says of itself'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "batch" -d 'Extract many pages: JSON lines on standard input, or files, folders and addresses, to JSON lines on standard output'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "explain" -d 'Print an HTML report of why each block was kept or dropped and which claim won'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "quotes" -d 'Print the quotes of a text or a page with their speakers'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "fixture" -d 'Save pages with what must come of them, and check them'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "completions" -d 'Print the completions of a shell, for its folder of completions'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "man" -d 'Print a manual page: `copydesk man extract | man -l -`'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and not __fish_seen_subcommand_from extract batch explain quotes fixture completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and __fish_seen_subcommand_from fixture" -f -a "save" -d 'Save a page, and what comes of it, to a new folder: page.html, article.json and note.md'
complete -c copydesk -n "__fish_copydesk_using_subcommand help; and __fish_seen_subcommand_from fixture" -f -a "check" -d 'Compare what comes of saved pages with what is saved, field by field'
