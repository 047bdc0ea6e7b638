"""One file a vendor, each written from the vendor's documents and from recorded traffic alone."""
