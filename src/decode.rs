//! Bytes to text: BOM, transport charset, `<meta>` prescan, detection.
