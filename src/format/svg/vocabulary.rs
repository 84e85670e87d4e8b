//! Elements, attributes and properties that draw (SVG 2, appendices F, G and 6.6; Filter Effects; CSS Masking; SVG Animations).

/// Elements that are kept.
const ELEMENTS: &str = " svg g defs symbol use a switch title desc text tspan textPath path rect circle ellipse line polyline \
    polygon image marker linearGradient radialGradient stop pattern clipPath mask filter style view animate animateMotion \
    animateTransform animateColor set mpath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix \
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur \
    feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence ";

/// Properties of style, which are attributes as well.
const PROPERTIES: &str = " alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation \
    color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline \
    fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-kerning \
    font-size font-size-adjust font-stretch font-style font-variant font-variant-ligatures font-weight font-optical-sizing \
    font-variation-settings glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation \
    kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mask-mode \
    mix-blend-mode opacity overflow paint-order pointer-events shape-inside shape-margin shape-padding shape-rendering \
    solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap \
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size text-align text-anchor text-decoration \
    text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation text-overflow \
    text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility \
    white-space word-spacing writing-mode d x y cx cy r rx ry width height animation animation-delay animation-direction \
    animation-duration animation-fill-mode animation-iteration-count animation-name animation-play-state \
    animation-timing-function transition transition-delay transition-duration transition-property \
    transition-timing-function background background-color background-size background-position margin margin-top \
    margin-right margin-bottom margin-left padding border max-width max-height min-width min-height position top right \
    bottom left offset-distance offset-rotate will-change backface-visibility perspective user-select touch-action ";

/// Attributes that are kept beside those.
const ATTRIBUTES: &str = " version baseProfile viewBox preserveAspectRatio zoomAndPan x1 y1 x2 y2 fx fy fr dx dy rotate \
    textLength lengthAdjust startOffset method spacing side points pathLength refX refY markerUnits markerWidth \
    markerHeight orient gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits \
    patternTransform clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits filterRes in in2 result type \
    values mode operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength \
    preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle scale xChannelSelector \
    yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ stdDeviation radius baseFrequency numOctaves seed \
    stitchTiles tableValues slope intercept amplitude exponent attributeName attributeType begin dur end min max restart \
    repeatCount repeatDur fill calcMode keyTimes keySplines keyPoints from to by additive accumulate path origin \
    systemLanguage media crossorigin ";

fn holds(list: &str, word: &str) -> bool {
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_word && memchr::memmem::find(list.as_bytes(), [" ", word, " "].concat().as_bytes()).is_some()
}

/// Tells whether an element is kept.
pub fn is_element(name: &str) -> bool {
    holds(ELEMENTS, name)
}

/// Tells whether a property of style is kept.
pub fn is_property(name: &str) -> bool {
    holds(PROPERTIES, name)
}

/// Tells whether an attribute is kept, as far as its value is such a one.
pub fn is_attribute(name: &str) -> bool {
    is_property(name) || holds(ATTRIBUTES, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_known() {
        assert!(
            is_element("feGaussianBlur") && is_attribute("viewBox") && is_attribute("stroke") && is_property("stroke")
        );
        assert!(!is_element("script") && !is_element("foreignObject") && !is_element("fe") && !is_element(""));
        assert!(!is_attribute("onload") && !is_attribute("href") && !is_attribute("g defs"));
    }
}
